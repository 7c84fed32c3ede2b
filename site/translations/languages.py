"""One place that knows how a language is written: for Django, HTML, Babel and its own readers.

Django and URLs use lower-case codes (`zh-hans`), HTML and hreflang BCP 47 (`zh-Hans`), Babel underscores (`zh_Hans`).
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

# Native names as their readers write them (Django's `name_local` mixes cases).
NATIVE_NAMES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "pt-br": "Português (Brasil)",
    "de": "Deutsch",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "zh-hans": "简体中文",
    "th": "ไทย",
    "ar": "العربية",
    "he": "עברית",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
SCRIPTS = {"ja": "Jpan", "ko": "Kore", "zh-hans": "Hans", "th": "Thai", "ar": "Arab", "fa": "Arab", "he": "Hebr"}
# What devices bring along, after the site's own font; the generic family closes each.
FONT_STACKS = {
    "Latn": ("Ysabeau Office", "Noto Sans"),
    "Arab": ("SF Arabic", "Geeza Pro", "Segoe UI", "Noto Sans Arabic", "Dubai", "Tahoma"),
    "Hebr": ("SF Hebrew", "Arial Hebrew", "Segoe UI", "Noto Sans Hebrew", "Arial"),
    "Jpan": ("Hiragino Sans", "Yu Gothic Medium", "Yu Gothic", "Noto Sans JP", "Noto Sans CJK JP", "Meiryo"),
    "Kore": ("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR"),
    "Hans": ("PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"),
    "Thai": ("Thonburi", "Leelawadee UI", "Noto Sans Thai", "Tahoma"),
}
# Codes that browsers and old links still use.
ALIASES = {"iw": "he", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans", "pt": "pt-br"}


@dataclass(frozen=True)
class Language:
    """A language of the site; `code` is Django's."""

    code: str

    @property
    def tag(self) -> str:
        """The BCP 47 tag: `pt-BR`, `zh-Hans`."""
        primary, *rest = self.code.split("-")
        return "-".join([primary, *(part.upper() if len(part) == 2 else part.title() for part in rest)])

    @property
    def babel(self) -> str:
        return self.tag.replace("-", "_")

    @property
    def direction(self) -> str:
        return "rtl" if self.code.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def script(self) -> str:
        """The ISO 15924 code of what it is written in."""
        return SCRIPTS.get(self.code, "Latn")

    @property
    def font_stack(self) -> tuple[str, ...]:
        return (*FONT_STACKS[self.script], "sans-serif")

    @property
    def search_analyser(self) -> str:
        """`pairs` of characters where words are not told apart by spaces, or by particles glued to them; else `words`,
        folded: without accents, points and vowel signs."""
        return "pairs" if self.script in ("Jpan", "Kore", "Hans", "Thai") else "words"

    @property
    def can_have_native_slugs(self) -> bool:
        """Thai vowels and tones are marks above and below letters, which Django takes for no part of a slug."""
        return self.script != "Thai"

    @property
    def name(self) -> str:
        return NATIVE_NAMES.get(self.code, self.code)

    @property
    def open_graph(self) -> str:
        """Open Graph wants a territory; the most usual one stands for each language."""
        territories = {"en": "en_GB", "ja": "ja_JP", "ar": "ar_AR", "ko": "ko_KR", "he": "he_IL", "zh-hans": "zh_CN"}
        primary = self.code.split("-")[0]
        return territories.get(self.code) or (self.babel if len(self.code) == 5 else f"{primary}_{primary.upper()}")


def all_languages() -> list[Language]:
    """The languages of the site, in the order of the settings."""
    return [Language(code) for code, _ in settings.LANGUAGES]


def current() -> Language:
    return Language(translation.get_language() or settings.LANGUAGE_CODE)


def canonical(code: str) -> str | None:
    """The site's own code for one in any case or an old alias; None where the site does not speak it."""
    code = code.lower().replace("_", "-")
    code = ALIASES.get(code, code)
    return code if code in dict(settings.LANGUAGES) else None


def is_language_shaped(segment: str) -> bool:
    """Whether a first path segment reads like a language code (`de`, `pt-BR`), known here or not."""
    primary, *rest = segment.split("-")
    return (
        2 <= len(primary) <= 3
        and primary.isalpha()
        and primary.isascii()
        and all(2 <= len(part) <= 8 and part.isalnum() and part.isascii() for part in rest)
        and len(rest) <= 2
    )
