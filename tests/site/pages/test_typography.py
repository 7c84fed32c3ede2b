"""What each script needs of the style sheet, for all languages that the site is prepared for."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from translations.languages import NATIVE_NAMES

CSS = Path(settings.ROOT) / "site/static/css"
BASE = (CSS / "base.css").read_text()
PRIMARY = sorted({code.split("-")[0] for code in NATIVE_NAMES})
LATIN = {"de", "en", "es", "fr", "it", "pt"}
WITHOUT_ITALICS = [code for code in PRIMARY if code not in LATIN]


def rules(css: str, code: str) -> str:
    """The declarations of all rules whose selector names a language."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return " ".join(declarations for selector, declarations in found if f":lang({code})" in selector)


@pytest.mark.parametrize("code", PRIMARY)
def test_every_language_has_a_typeface_of_its_script(code):
    assert "font-family: var(--font-" in rules(BASE, code)


@pytest.mark.parametrize("code", WITHOUT_ITALICS)
def test_a_script_without_italics_gets_none_and_its_letters_stay_together(code):
    declarations = rules(BASE, code)

    assert "font-style: normal" in declarations
    assert "letter-spacing: 0" in declarations
    tokens = rules((CSS / "tokens.css").read_text(), code)
    for name in ("display", "hero", "figure"):
        assert f"--tracking-{name}: 0;" in tokens
    assert min(float(leading) for leading in re.findall(r"--leading-text: ([\d.]+)", tokens)) >= 1.7


def test_no_letters_are_spaced_but_through_a_token_that_scripts_can_take_back():
    spaced = [
        path.name
        for path in CSS.rglob("*.css")
        for value in re.findall(r"letter-spacing: ([^;}]+)", path.read_text())
        if value.strip() not in {"0", "inherit"} and not value.startswith("var(--tracking-")
    ]

    assert spaced == ["account.css"]  # keys and codes, which are no words


@pytest.mark.parametrize(("code", "rule"), [("ja", "line-break: strict"), ("ko", "word-break: keep-all")])
def test_lines_break_where_readers_expect_it(code, rule):
    assert rule in rules(BASE, code)
    assert "break-all" not in BASE
