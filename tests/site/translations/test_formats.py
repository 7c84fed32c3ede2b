"""Dates, numbers and names as each language writes them. Non-breaking spaces are part of it."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils.formats import get_format

from translations import formats

NARROW, WIDE = "\u202f", "\xa0"


@pytest.mark.parametrize(
    ("language", "day", "month", "number", "percent", "size"),
    [
        ("en", "17 October 2026", "October 2026", "1,234,567.5", "28.9%", "4.2 MB"),
        ("fr", "17 octobre 2026", "octobre 2026", f"1{NARROW}234{NARROW}567,5", f"28,9{WIDE}%", f"4,2{NARROW}Mo"),
        ("es", "17 de octubre de 2026", "octubre de 2026", "1.234.567,5", f"28,9{WIDE}%", "4,2 MB"),
        ("ja", "2026年10月17日", "2026年10月", "1,234,567.5", "28.9%", "4.2 MB"),
        ("ar", "17 أكتوبر 2026", "أكتوبر 2026", "1,234,567.5", "28.9%", "4.2 م.ب"),
        ("pt-br", "17 de outubro de 2026", "outubro de 2026", "1.234.567,5", "28,9%", "4,2 MB"),
        ("de", "17. Oktober 2026", "Oktober 2026", "1.234.567,5", f"28,9{WIDE}%", "4,2 MB"),
        ("it", "17 ottobre 2026", "ottobre 2026", "1.234.567,5", "28,9%", "4,2 MB"),
        ("ko", "2026년 10월 17일", "2026년 10월", "1,234,567.5", "28.9%", "4.2MB"),
        ("zh-hans", "2026年10月17日", "2026年10月", "1,234,567.5", "28.9%", "4.2 MB"),
        # Of the Christian era, as the day says: readers in Thailand count 543 years more.
        ("th", "17 ตุลาคม ค.ศ. 2026", "ตุลาคม 2026", "1,234,567.5", "28.9%", "4.2 MB"),
        ("he", "17 באוקטובר 2026", "אוקטובר 2026", "1,234,567.5", "28.9%", "4.2 MB"),
    ],
)
def test_dates_numbers_and_sizes_follow_the_language(language, day, month, number, percent, size):
    moment = date(2026, 10, 17)

    assert formats.format_date(moment, language=language) == day
    assert formats.format_date(moment, "yMMMM", language) == month
    assert formats.format_number(1234567.5, language=language) == number
    assert _without_marks(formats.format_percent(28.9, language=language)) == percent
    assert formats.format_size(4_200_000, language) == size


@pytest.mark.parametrize(
    ("language", "number", "percent"),
    [
        ("en", "-3.5", "-5%"),
        ("fr", "-3,5", f"-5{WIDE}%"),
        ("ar", "\u200e-3.5", "\u200e-5%"),
        ("he", "\u200e-3.5", "\u200e-5%"),
    ],
)
def test_a_minus_stays_before_its_number_among_words_from_right_to_left(language, number, percent):
    assert formats.format_number(-3.5, language=language) == number
    assert formats.format_percent(-5, 0, language) == percent


@pytest.mark.parametrize(
    ("language", "style", "first"),
    [
        ("fr", "long", "1er octobre 2026"),
        ("fr", "full", "jeudi 1er octobre 2026"),
        ("it", "long", "1º ottobre 2026"),
        ("pt-br", "long", "1º de outubro de 2026"),
        ("es", "long", "1 de octubre de 2026"),
        ("fr", "short", "01/10/2026"),
    ],
)
def test_the_first_of_a_month_is_called_as_people_do(language, style, first):
    assert formats.format_date(date(2026, 10, 1), style, language) == first


def _without_marks(text: str) -> str:
    return text.replace("\u200e", "")


@pytest.mark.parametrize(
    ("language", "japan", "french", "several"),
    [
        ("en", "Japan", "French", "a, b and c"),
        ("fr", "Japon", "français", "a, b et c"),
        ("es", "Japón", "francés", "a, b y c"),
        ("ja", "日本", "フランス語", "a、b、c"),
        ("ar", "اليابان", "الفرنسية", "a وb وc"),
        ("pt-br", "Japão", "francês", "a, b e c"),
        ("de", "Japan", "Französisch", "a, b und c"),
        ("it", "Giappone", "francese", "a, b e c"),
        ("ko", "일본", "프랑스어", "a, b 및 c"),
        ("zh-hans", "日本", "法语", "a、b和c"),
        ("th", "ญี่ปุ่น", "ฝรั่งเศส", "a b และc"),
        ("he", "יפן", "צרפתית", "a, b וc"),
    ],
)
def test_names_and_lists_are_in_the_readers_words(language, japan, french, several):
    assert formats.territory_name("JP", language) == japan
    assert formats.language_name("fr", language) == french
    assert formats.format_and(["a", "b", "c"], language) == several


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
@pytest.mark.parametrize("style", ["short", "medium", "long", "full", "yMMMM"])
def test_digits_are_western_and_years_gregorian_everywhere(language, style):
    day = formats.format_date(date(2026, 10, 17), style, language)
    number = formats.format_number(1234567.5, language=language)

    assert "26" in day
    assert not {character for character in day + number if character.isdigit() and not character.isascii()}


def test_a_moment_is_dated_where_the_site_is_at_home(settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    assert formats.format_date(datetime(2026, 12, 31, 22, 30, tzinfo=UTC), language="en") == "1 January 2027"


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 kB"), (999, "1 kB"), (999_999, "1,000 kB"), (1_000_000, "1 MB"), (25_000_000, "25 MB")]
)
def test_a_size_is_never_nothing(size, words):
    assert formats.format_size(size, "en") == words


def test_an_unknown_code_is_shown_as_it_is():
    assert formats.territory_name("ZZZ", "fr") == "ZZZ"
    assert formats.language_name("xx", "fr") == "xx"


@pytest.mark.parametrize("name", ["DATETIME_FORMAT", "SHORT_DATETIME_FORMAT"])
def test_days_and_times_stand_in_the_order_of_the_language(name):
    in_english = get_format(name, "en")

    assert [code for code, _name in settings.LANGUAGES if get_format(name, code) == in_english] == ["en"]
