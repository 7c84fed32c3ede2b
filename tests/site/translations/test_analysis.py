"""How texts and queries of each script are cut and folded."""

import pytest

from translations.analysis import analyse_query, fold, index_words, marked


def finds(text: str, query: str, language: str) -> bool:
    words, terms = index_words(text, language), analyse_query(query, language).terms
    return bool(terms) and all(term.matches(words) for term in terms)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTÉ", "ete"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
        ("Smørrebrød", "smorrebrod"),
        ("Cœur d'Ægir", "coeur d'aegir"),
        ("Łódź", "lodz"),
        ("ＥＲＤＹＮ", "erdyn"),
        ("ﬁne™", "finetm"),
        ("soft\u00adly", "softly"),
        ("ガラス", "ガラス"),
        ("がらす", "ガラス"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("カラス", "カラス"),
        ("น้ำมัน", "น้ํามัน"),
        ("٢٠٢٦ ۲۰ ๒๖", "2026 20 26"),
        ("مُسْتَحْضَرات", "مستحضرات"),
        ("أسواق إلى آسيا", "اسواق الي اسيا"),
        ("شـــبكة", "شبكه"),
        ("שָׁלוֹם", "שלומ"),
        ("화장품", "화장품"),
        ("Й ё", "и е"),
    ],
)
def test_letters_that_readers_take_for_the_same_are_the_same(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The argan, the oil.", ["the", "argan", "the", "oil"]),
        ("fr", "L’huile", ["l", "huile"]),
        ("de", "Köln", ["koln", "koeln"]),
        ("ja", "化粧品2026", ["2026", "化", "化粧", "粧", "粧品", "品"]),
        ("ja", "アルガン・オイル", ["ア", "アル", "ル", "ルガ", "ガ", "ガン", "ン", "オ", "オイ", "イ", "イル", "ル"]),
        ("ko", "한국", ["한", "한국", "국"]),
        ("zh-hans", "油", ["油"]),
        ("ar", "والشبكة", ["شبكه"]),
        ("ar", "لشبكات", ["لشبكات", "شبكات"]),
        ("he", "בקרם", ["בקרמ", "קרמ"]),
        ("en", "", []),
        ("en", "—…!", []),
    ],
)
def test_the_index_gets_the_forms_in_which_words_are_looked_for(language, text, words):
    assert index_words(text, language) == words


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Cosmetics companies", "cosmetic company"),
        ("en", "One brochure", "brochures"),
        ("en", "Argan oil", "oils"),
        ("fr", "Les sociétés françaises", "societe francais"),
        ("fr", "L’huile d’argan", "l'huile d'argan"),
        ("es", "Productos cosméticos", "cosmética"),
        ("pt-br", "Embalagens", "embalagem"),
        ("it", "Prodotti cosmetici", "prodotto cosmetico"),
        ("de", "Hautpflegemittel", "Pflege"),
        ("de", "Binnenschifffahrt", "Schifffahrt"),
        ("de", "Die Kosmetikverordnung", "Verordnung"),
        ("de", "Gefäße", "gefaess"),
        ("de", "Straßen", "STRASSE"),
        ("ja", "モロッコのアルガン", "もろっこ"),
        ("ja", "油", "油"),
        ("zh-hans", "化妆品出口", "出口"),
        ("ko", "화장품을 수출", "화장품"),
        ("th", "เครื่องสำอางไทย", "สำอาง"),
        ("ar", "بالعطور", "العطور"),
        ("ar", "شركات", "شركة"),
        ("he", "ולקוסמטיקה", "קוסמטיקה"),
        ("he", "קרמים", "הקרם"),
    ],
)
def test_words_are_found_in_other_forms(language, text, query):
    assert finds(text, query, language)


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Rose", "Roses of Sharon"),
        ("en", "Art", "Party"),
        ("en", "Parties", "art"),
        ("de", "entfernte", "Ernte"),
        ("de", "angemessener", "Messe"),
        ("ja", "ガラス", "カラス"),
        ("ja", "アルガン", "ガンア"),
        ("zh-hans", "出口", "口出"),
        ("th", "มา", "ม้า"),
        ("en", "2026", "202"),
    ],
)
def test_what_only_resembles_is_another_word(language, text, query):
    assert not finds(text, query, language)


@pytest.mark.parametrize("query", ["", "  ", "!?", "\u200f", "—"])
def test_a_query_without_words_is_none(query):
    assert not analyse_query(query, "en")


def test_a_query_has_no_more_conditions_than_a_database_bears():
    assert len(analyse_query("漢" + "字漢仮名" * 200 + " word" * 50, "ja").terms) <= 32
    assert len(analyse_query("x" * 5_000, "en").terms[0].words[0]) == 60


@pytest.mark.parametrize(
    ("language", "text", "query", "words"),
    [
        ("fr", "Une Société, des sociétés", "societe", ["Société", "sociétés"]),
        ("de", "Köln und Gefäße", "koeln gefaess", ["Köln", "Gefäße"]),
        ("ja", "ﾓﾛｯｺのアルガン", "もろっこ", ["ﾓﾛｯｺ"]),
        ("ja", "収穫と収穫", "収穫", ["収穫", "収穫"]),
        ("ar", "مُستحضراتُ التجميل", "تجميل", ["التجميل"]),
        ("th", "น้ำหอมไทย", "น้ำหอม", ["น้ำหอม"]),
        ("ko", "화장품을", "화장품", ["화장품"]),
        ("en", "<b>Argan</b> & argan", "argan", ["Argan", "argan"]),
        ("en", "", "argan", []),
    ],
)
def test_found_words_stand_out_as_the_text_writes_them(language, text, query, words):
    pieces = marked(text, analyse_query(query, language), language)

    assert [piece for piece, is_marked in pieces if is_marked] == words
    assert "".join(piece for piece, _ in pieces) == text
