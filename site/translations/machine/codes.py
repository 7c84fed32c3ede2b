"""The site's language codes as each service writes them."""

# DeepL: https://developers.deepl.com/docs/getting-started/supported-languages; the site writes British English.
_DEEPL_TARGETS = {"en": "EN-GB", "pt-br": "PT-BR", "zh-hans": "ZH-HANS"}
# LibreTranslate changed its codes over time; a server is asked which of these it speaks.
_LIBRE = {
    "pt-br": ("pt-BR", "pb", "pt"),
    "zh-hans": ("zh-Hans", "zh"),
    "he": ("he", "iw"),
}


def deepl_source(code: str) -> str:
    """DeepL knows no variants of the language it translates from; glossaries neither."""
    return code.split("-")[0].upper()


def deepl_target(code: str) -> str:
    return _DEEPL_TARGETS.get(code, code.upper())


def libretranslate_candidates(code: str) -> tuple[str, ...]:
    return _LIBRE.get(code, (code.split("-")[0],))
