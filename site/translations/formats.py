"""Dates, numbers, sizes and names of places as the reader's language writes them (Unicode CLDR through Babel).

Decisions: Gregorian calendar everywhere, Western digits in Arabic (both usual in the trade press there).
"""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import babel
from babel import dates, numbers, units
from babel.lists import format_list
from django.utils import timezone

from .languages import Language, current

# What the first day of a month is called, by language.
_FIRST_OF_MONTH = {"fr": "1er", "it": "1º", "pt": "1º"}


@lru_cache(maxsize=64)
def babel_locale(code: str) -> babel.Locale:
    # English without a territory is American to CLDR; this site writes British English.
    return babel.Locale.parse({"en": "en_GB"}.get(code) or Language(code).babel)


def _locale(language: str | None) -> babel.Locale:
    return babel_locale(language or current().code)


def format_date(value: date | datetime, style: str = "long", language: str | None = None) -> str:
    """`style` is CLDR's: short, medium, long, full, or a skeleton such as `yMMMM`."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    locale = _locale(language)
    if style in {"short", "medium", "long", "full"}:
        return _with_ordinal(dates.format_date(value, style, locale=locale), value, locale.language)
    return dates.format_skeleton(style, value, locale=locale)


def _with_ordinal(text: str, day: date, language: str) -> str:
    """CLDR counts the first of a month like any other day; these languages do not."""
    ordinal = _FIRST_OF_MONTH.get(language) if day.day == 1 else None
    return re.sub(r"(?<!\S)1(?= \D)", ordinal, text, count=1) if ordinal else text


def format_number(value: float | Decimal, digits: int | None = None, language: str | None = None) -> str:
    """Grouped as the language does; `digits` fixes the decimal places, else up to three as needed."""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return _written(numbers.format_decimal, value, pattern, language) or f"{value}"


def format_percent(value: float, digits: int = 1, language: str | None = None) -> str:
    """`value` in percent: 28.9 gives "28.9 %" as the language writes it."""
    pattern = _locale(language).percent_formats[None].pattern
    if digits:
        pattern = pattern.replace("0", "0." + "0" * digits, 1) if "." not in pattern else pattern
    return _written(numbers.format_percent, value / 100, pattern, language) or f"{value} %"


def _written(write, value: float | Decimal, pattern: str | None, language: str | None) -> str:
    """Nothing for a number of more digits than Python's decimals keep, as forms took them once."""
    locale = _locale(language)
    try:
        number = write(value, format=pattern, locale=locale, numbering_system="latn")
    except ArithmeticError:
        return ""
    # CLDR puts a mark there that Babel loses: without it a minus goes to the other end among Arabic words.
    return f"\u200e{number}" if locale.text_direction == "rtl" and number.startswith("-") else number


def format_size(size: int, language: str | None = None) -> str:
    """Bytes as kilobytes or megabytes (decimal, as file managers show them)."""
    if size < 1_000_000:
        number, unit = max(1, round(size / 1000)), "digital-kilobyte"
    else:
        number, unit = round(size / 1_000_000, 1), "digital-megabyte"
    return units.format_unit(number, unit, length="short", locale=_locale(language), numbering_system="latn")


def format_and(items: list[str], language: str | None = None) -> str:
    return format_list(items, locale=_locale(language)) if items else ""


def language_name(code: str, language: str | None = None) -> str:
    """The name of a language in the reader's words: `fr` is "French" to an English reader."""
    locale = _locale(language)
    return locale.languages.get(Language(code).babel) or locale.languages.get(code.split("-")[0]) or code


def territory_name(code: str, language: str | None = None) -> str:
    """The name of an ISO 3166-1 alpha-2 country or territory in the reader's words."""
    return _locale(language).territories.get(code, code)


# How the Japanese names of countries are read that begin with a Chinese character; the others begin with kana.
_READINGS = {
    "AQ": "ナンキョク",
    "AS": "ベイリョウサモア",
    "CF": "チュウオウアフリカ",
    "CN": "チュウゴク",
    "EH": "ニシサハラ",
    "GF": "フツリョウギアナ",
    "GQ": "セキドウギニア",
    "HK": "チュウカジンミンキョウワコクホンコン",
    "IO": "エイリョウインドヨウ",
    "JP": "ニホン",
    "KP": "キタチョウセン",
    "KR": "カンコク",
    "MK": "キタマケドニア",
    "MO": "チュウカジンミンキョウワコクマカオ",
    "MP": "キタマリアナ",
    "PF": "フツリョウポリネシア",
    "SS": "ミナミスーダン",
    "TF": "フツリョウキョクナン",
    "TL": "ヒガシティモール",
    "TW": "タイワン",
    "UM": "ガッシュウコクリョウ",
    "VG": "エイリョウヴァージン",
    "VI": "ベイリョウヴァージン",
    "ZA": "ミナミアフリカ",
}


def territory_reading(code: str, language: str | None = None) -> str:
    """What the name of a country is ordered by: in Japanese, how it is read."""
    is_japanese = (language or current().code) == "ja"
    return (_READINGS.get(code) if is_japanese else None) or territory_name(code, language)
