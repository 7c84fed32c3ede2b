"""Numbers compare by their value, however a language writes them."""

from decimal import Decimal

import pytest

from translations.figures import differences, figures, numbers_in_words

THIN = "\u202f"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1.234,5", "de", "1234.5"),
        (f"1{THIN}234,5", "fr", "1234.5"),
        ("١٬٢٣٤٫٥", "ar", "1234.5"),
        ("1’234.5", "de", "1234.5"),
        ("１，２３４".replace("，", ","), "ja", "1234"),
        ("1,234", "en", "1234"),
        ("1,234", "fr", "1.234"),
        ("0.125", "es", "0.125"),
        ("104 billion", "en", "104000000000"),
        ("1,040億", "ja", "104000000000"),
        ("1兆2000億", "ja", "1200000000000"),
        ("104 mil millones", "es", "104000000000"),
        ("104 milliards", "fr", "104000000000"),
        ("104 مليارات", "ar", "104000000000"),
    ],
)
def test_a_number_is_read_as_its_language_means_it(text, language, value):
    (figure,) = figures(text, language)

    assert figure.value == Decimal(value)


def _differences(source, target, language):
    words = numbers_in_words(source, "en"), numbers_in_words(target, language)
    missing, added = differences(figures(source, "en"), figures(target, language), *words)
    return [figure.text for figure in missing], [figure.text for figure in added]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("on 17 October 2026", "2026年10月17日に", "ja"),
        ("on 17 October 2026", "am 17.10.2026", "de"),
        ("at 3 p.m.", "à 15 h 00", "fr"),
        ("fourteen countries", "14か国", "ja"),
        ("12 members", "douze membres", "fr"),
        ("18 clusters", "وبثمانية عشر تجمّعًا", "ar"),
        ("25 members", "الأعضاء الخمسة والعشرين", "ar"),
        ("about 50 companies", "une cinquantaine d’entreprises", "fr"),
        ("more than two hundred firms", "200社を超える", "ja"),
        ("in billions of euros", "単位は10億ユーロ", "ja"),
        ("the 21st century", "le XXIe siècle", "fr"),
        ("in 2026", "ในปี 2569", "th"),
        ("the 2019–20 season", "la saison 2019-2020", "fr"),
        ("104 Billion Euros", "104 Milliarden Euro", "de"),
        ("3.5 million people", "350만 명", "ko"),
        ("3.5 million people", "3,5 milhões de pessoas", "pt-br"),
        ("2.5 trillion euros", "2,5 mila miliardi di euro", "it"),
        ("3 to 5 years at 2:30 p.m.", "3 עד 5 שנים בשעה 14:30", "he"),
        ("10 of 10 members", "les 10 membres", "fr"),
    ],
)
def test_what_languages_write_differently_is_no_difference(source, target, language):
    assert _differences(source, target, language) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "language", "missing", "added"),
    [
        ("25 members", "27 membres", "fr", ["25"], ["27"]),
        ("25 members", "会員は27団体", "ja", ["25"], ["27"]),
        ("104 billion euros", "104 millions d’euros", "fr", ["104 billion"], ["104 millions"]),
        ("104 billion euros", "104億ユーロ", "ja", ["104 billion"], ["104億"]),
        ("28.9 %", "28,8 %", "fr", ["28.9"], ["28,8"]),
        ("on 17 October 2026", "في 18 أكتوبر 2026", "ar", ["17"], ["18"]),
    ],
)
def test_other_numbers_are_a_difference(source, target, language, missing, added):
    assert _differences(source, target, language) == (missing, added)
