"""Locked tokens: which spans they are, and when a translation still says them."""

import pytest

from translations.tokens import TokenKind, locked_tokens, token_survives


def _found(text, language="en"):
    return [(token.kind.value, token.text) for token in locked_tokens(text, language)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Butyrospermum Parkii (Shea) Butter melts.", [("inci", "Butyrospermum Parkii (Shea) Butter")]),
        ("Coloured with CI 77891.", [("inci", "CI 77891")]),
        ("Contains PEG-40 Hydrogenated Castor Oil here.", [("inci", "PEG-40 Hydrogenated Castor Oil")]),
        ("Aqua, Glycerin, Parfum", [("inci", "Aqua"), ("inci", "Glycerin"), ("inci", "Parfum")]),
        ("成分：Sodium Laureth Sulfate、Parfum", [("inci", "Sodium Laureth Sulfate"), ("inci", "Parfum")]),
        ("Glycerin keeps water in the skin.", []),  # a word of English, which French writes its own way
        ("Regulation (EC) No 1223/2009", [("law", "1223/2009")]),
        ("Règlement (UE) 2024/996", [("law", "2024/996")]),
        ("اللائحة (EC) رقم ١٢٢٣/٢٠٠٩", [("law", "١٢٢٣/٢٠٠٩")]),
        ("Directive 76/768/EEC", [("law", "76/768")]),
        ("NF EN ISO 22716:2007", [("standard", "NF EN ISO 22716:2007")]),
        ("Glycerol, 56-81-5", [("standard", "56-81-5")]),
        ("See https://example.org/en/a.", [("address", "https://example.org/en/a")]),
        (
            "info@example.org または +33 2 37 21 12 11",
            [("address", "info@example.org"), ("address", "+33 2 37 21 12 11")],
        ),
        ("1,234.5 ml of CO2, COVID-19 and B2B", [("figure", "1,234.5")]),
        ("The 2020/2021 season", [("figure", "2020"), ("figure", "2021")]),
    ],
)
def test_tokens_are_found(text, tokens):
    assert _found(text) == tokens


@pytest.mark.parametrize(
    ("source", "target", "survives"),
    [
        ("Regulation (EC) No 1223/2009", "le règlement (CE) nº 1223/2009", True),
        ("Regulation (EC) No 1223/2009", "欧州規則1223/2009", True),
        ("Regulation (EC) No 1223/2009", "اللائحة رقم ١٢٢٣/٢٠٠٩", True),
        ("Regulation (EC) No 1223/2009", "le règlement (CE) nº 1233/2009", False),
        ("Regulation (EC) No 1223/2009", "le règlement (CE) nº 11223/2009", False),
        ("ISO 22716", "norme NF EN ISO 22716", True),
        ("ISO 22716", "ISO 22761規格", False),
        ("CI 77891", "色素CI 77891", True),
        ("PEG-40 Hydrogenated Castor Oil", "huile de ricin hydrogénée PEG-40", False),
        ("https://example.org/en/a", "https://example.org/fr/a", True),
        ("https://example.org/en/a", "https://example.net/fr/a", False),
        ("Call +33 2 37 21 12 11", "Appelez le +33 (2) 37.21.12.11", True),
    ],
)
def test_a_translation_says_the_token_or_not(source, target, survives):
    (token,) = [token for token in locked_tokens(source) if token.kind is not TokenKind.FIGURE]

    assert token_survives(token, target) is survives


def test_what_may_be_words_of_a_language_is_not_certain():
    heading, row = "Hyaluronic Acid in Skin Care", "Aqua, Hyaluronic Acid, Parfum"

    assert [token.certain for token in locked_tokens(heading)] == [False]
    assert [token.certain for token in locked_tokens(row)] == [True, True, True]
