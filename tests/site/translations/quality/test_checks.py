"""What each check finds, and what it leaves in peace, in at least two scripts.

A row: code of the check, target language, source, target, what it finds there. "" stands for nothing found.
"""

import pytest

from translations.quality import CHECKS, CONSISTENCY, GlossaryEntry, Severity, check_text, check_unit
from translations.units import Unit

THIN, HARD = "\u202f", "\u00a0"
ISOLATE, POP = "\u2067", "\u2069"
GLOSSARY = (
    GlossaryEntry("member", "membre"),
    GlossaryEntry("founding member", "membre fondateur", forbidden=("cofondateur",)),
    GlossaryEntry("Cosmetic Valley", do_not_translate=True),
    GlossaryEntry("supply chain", "filière", forbidden=("chaîne d’approvisionnement",)),
)
GLOSSARY_JA = (GlossaryEntry("member", "会員", forbidden=("メンバー",)),)
GLOSSARY_AR = (
    GlossaryEntry("ingredient", "مكوّن", forbidden=("عنصر",)),
    GlossaryEntry("Cosmetic Valley", do_not_translate=True),
)
GLOSSARIES = {"fr": GLOSSARY, "ja": GLOSSARY_JA, "ar": GLOSSARY_AR}
LONG = "The network counts many members on five continents and all of them work on cosmetics every day."

ROWS = [
    ("blank", "fr", "Members", "", "no translation yet"),
    ("blank", "ja", "Members", f" {HARD}\u200b", "no translation yet"),
    ("blank", "ar", "Members", "الأعضاء", ""),
    ("untranslated", "fr", "Buyers ask for it every day", "Buyers ask for it every day", "the same as the source"),
    ("untranslated", "ja", "Buyers ask for it every day", "Buyers  ask for it every day", "the same as the source"),
    ("untranslated", "ar", "ISO 22716, CI 77891", "ISO 22716, CI 77891", ""),
    ("untranslated", "fr", "Cosmetic Valley", "Cosmetic Valley", ""),
    ("wrong_script", "ja", "Buyers ask for it every day", "Les acheteurs la demandent", "Not one letter"),
    ("wrong_script", "ar", "Buyers ask for it every day", "Les acheteurs la demandent", "Not one letter"),
    ("wrong_script", "fr", "Buyers ask for it every day", "Les acheteurs la demandent", ""),
    ("wrong_script", "he", "Buyers ask for it every day", "הקונים מבקשים זאת", ""),
    ("length_ratio", "fr", LONG, "Le réseau.", "much shorter"),
    ("length_ratio", "ja", LONG, "ネットワーク。", "much shorter"),
    ("length_ratio", "ja", LONG, "このネットワークには5大陸に多くの会員がいて、毎日化粧品に取り組んでいます。", ""),
    ("unsafe_markup", "fr", "Read", "<script>x</script>Lire", "<script> is not allowed"),
    ("unsafe_markup", "ja", "Read", '<b onclick="x">読む</b>', "is not allowed"),
    ("unsafe_markup", "ar", "Read", "اقرأ<!-- x -->", "looks like markup"),
    ("unsafe_markup", "fr", "a < b", "a &lt; b", ""),
    ("unsafe_address", "fr", "Read", "java\u200bscript:alert(1)", "run a program"),
    ("unsafe_address", "ar", "https://example.org", "اقرأ javascript&#58;alert(1)", "run a program"),
    ("unsafe_address", "ja", "https://example.org", "file:///etc/passwd", "no address"),
    ("unsafe_address", "ja", "https://example.org", "https://example.org/ja/", ""),
    ("tag_unbalanced", "fr", "<b>Read</b> on", "<b>Lire</b> la <b>suite", "<b> is not closed"),
    ("tag_unbalanced", "ja", "<b>Read</b> on", "</b>続きを読む<b>", "<b> is not closed"),
    ("tag_missing", "fr", "<b>Read</b> on", "Lire la suite", "<b> comes less often"),
    ("tag_missing", "ar", "<b>Read</b> on", "اقرأ المزيد", "<b> comes less often"),
    ("tag_missing", "ja", "<b>Read</b> on", "<b>続き</b>を読む", ""),
    ("link_missing", "fr", '<a id="a1">Read</a>', "Lire", "“Read” (id a1)"),
    ("link_missing", "ja", '<a id="a1">Read</a> <a id="a2">on</a>', '<a id="a1">読む</a>', "“on” (id a2)"),
    ("link_unknown", "fr", '<a id="a1">Read</a>', '<a id="a1">Lire</a> <a id="a7">ici</a>', "id a7"),
    ("link_unknown", "ar", "Read", '<a id="a1">اقرأ</a>', "id a1"),
    ("link_empty", "fr", '<a id="a1">Read</a>', '<a id="a1"> </a>Lire', "no words"),
    ("link_empty", "ja", '<a id="a1">Read</a>', '<a id="a1"></a>読む', "no words"),
    ("line_breaks", "fr", "One<br/>Two", "Un, deux", "1 in the source, 0 in the translation"),
    ("line_breaks", "ja", "One<br>Two", "一<br/>二", ""),
    ("line_breaks", "ar", "One", "واحد<br/>اثنان", "0 in the source, 1 in the translation"),
    ("placeholder", "fr", "%(number)s pages", "pages", "%(number)s is missing"),
    ("placeholder", "ja", "Hello {name}", "こんにちは、{namae}", "{name} is missing"),
    ("placeholder", "ar", "100% of %s", "100% من %s", ""),
    ("number_missing", "fr", "189 members", "membres", "number 189"),
    ("number_missing", "ja", "189 members, 4.5 %", "会員数189、5.4%", "number 4.5"),
    ("number_missing", "ar", "1,234.5 tonnes", "١٬٢٣٤٫٥ طن", ""),
    ("number_added", "fr", "Members", "39 membres", "number 39"),
    ("number_added", "ja", "Fourteen members", "会員数は14", ""),
    ("number_added", "ar", "Members", "٣٩ عضوًا", "number ٣٩"),
    ("number_format", "fr", "1,234 members", "1,234 membres", f"write 1{THIN}234"),
    ("number_format", "de", "1,234.5 kg", "1.234,5 kg", ""),
    ("number_format", "ar", "1,234 members", "1,234 عضوًا", ""),
    ("locked_token", "fr", "See (EC) No 1223/2009", "Voir (CE) nº 1232/2009", "“1223/2009”"),
    ("locked_token", "ja", "Aqua, Parfum", "水、香料", "“Aqua”"),
    ("locked_token", "ar", "ISO 22716 audits", "عمليات تدقيق ISO 22716", ""),
    ("term_missing", "fr", "Every supply chain", "Chaque chaîne", "“supply chain” as “filière”"),
    ("term_missing", "fr", "Supply chains", "Les filières", ""),
    ("term_missing", "fr", "Founding members", "Les membres fondateurs", ""),
    ("term_missing", "ja", "Members", "加盟団体", "“会員”"),
    ("term_missing", "ar", "ingredients", "وللمكونات", ""),
    ("term_missing", "ar", "ingredients", "المواد", "“مكوّن”"),
    ("term_changed", "fr", "Cosmetic Valley grows", "La Vallée cosmétique grandit", "“Cosmetic Valley”"),
    ("term_changed", "ar", "Cosmetic Valley grows", "ينمو وادي التجميل", "“Cosmetic Valley”"),
    ("term_forbidden", "fr", "A founding member", "Un des cofondateurs", "“cofondateur”"),
    ("term_forbidden", "fr", "A founding member", "Un membre fondateur", ""),
    ("term_forbidden", "ja", "Members", "メンバー", "“メンバー”"),
    ("term_forbidden", "ar", "ingredients", "والعناصر، بالعنصر", "“عنصر”"),
    ("double_space", "fr", "One two", "Un  deux", "Two spaces"),
    ("double_space", "ar", "One two", "واحد  اثنان", "Two spaces"),
    ("edge_space", "fr", "One", " Un", "begins with"),
    ("edge_space", "ja", "One", "一\u3000", "ends with"),
    ("bidi_controls", "he", "One", f"{ISOLATE}אחד", "1 direction mark has no partner"),
    ("bidi_controls", "he", "One", f"{ISOLATE}אחד{POP}", ""),
    ("bidi_controls", "fr", "One", "Un\u202c", "1 direction mark has no partner"),
    ("bidi_controls", "ar", "One", "\u202eواحد\u202c", "direction override"),
    ("bidi_controls", "fr", "One", "Un\u200f", "left over"),
    ("invisible_character", "fr", "One", "U\u200bn", "U+200B"),
    ("invisible_character", "th", "One", "หนึ่ง\u200bคน", ""),
    ("invisible_character", "ar", "One", "وا\ufeffحد", "U+FEFF"),
    ("double_escape", "fr", "Q &amp; A", "Q &amp;amp; R", "“&amp;”"),
    ("double_escape", "ja", "Q &amp; A", "質問 &amp;quot; 回答", "“&quot;”"),
    ("final_punctuation", "fr", "Who?", "Qui", "ends with “?”"),
    ("final_punctuation", "ar", "Who?", "من؟", ""),
    ("final_punctuation", "ja", "It is so.", "そうです。", ""),
    ("final_punctuation", "ja", "Is it so?", "そうです。", "ends with “?”"),
    ("final_punctuation", "th", "It is so.", "เป็นอย่างนั้น", ""),
    ("french_spaces", "fr", "Who?", "Qui?", "no-break space"),
    ("french_spaces", "fr", "Who?", f"Qui{THIN}?", ""),
    ("french_spaces", "fr", "At 10:30, https://example.org", "À 10:30, https://example.org?a=1", ""),
    ("french_spaces", "ar", "Who?", "من?", ""),
    ("spanish_marks", "es", "Who?", "Quién?", "¿ … ?"),
    ("spanish_marks", "es", "Who!", "¡Quién!", ""),
    ("spanish_marks", "ar", "Who?", "من؟", ""),
    ("arabic_signs", "ar", "One, two?", "واحد, اثنان?", "، ؛ ؟"),
    ("arabic_signs", "ar", "Paris, Lyon", "Paris, Lyon مدينتان", ""),
    ("arabic_signs", "fr", "One, two", "Un, deux", ""),
    ("full_width_signs", "ja", "It is so (yes).", "そうです(はい).", "full-width"),
    ("full_width_signs", "zh-hans", "It is, yes.", "是的,对。", "full-width"),
    ("full_width_signs", "ja", "ISO 22716:2007 (GMP)", "ISO 22716:2007（GMP）", ""),
    ("full_width_signs", "fr", "It is so (yes).", "C’est ainsi (oui).", ""),
    ("full_width_signs", "ko", "It is so (yes).", "그렇습니다(네).", ""),
    ("quotation_marks", "de", "The “mark”", "Das “Zeichen”", "„ … “"),
    ("quotation_marks", "de", "The “mark”", "Das „Zeichen“", ""),
    ("quotation_marks", "ja", "The “mark”", '"マーク"', "「 … 」"),
    ("quotation_marks", "ar", "The “mark”", '"العلامة"', "« … »"),
]


def _messages(code, language, source, target, **options):
    unit = Unit("body", source, target, is_rich=True, **options)
    glossary = GLOSSARIES.get(language, ()) if code.startswith("term_") or code == "untranslated" else ()
    return [finding.message for finding in check_unit(unit, "en", language, glossary) if finding.code == code]


@pytest.mark.parametrize(("code", "language", "source", "target", "message"), ROWS)
def test_check(code, language, source, target, message):
    messages = _messages(code, language, source, target)

    assert any(message in found for found in messages) if message else messages == []


@pytest.mark.parametrize(
    ("language", "target", "surplus"), [("fr", "Réseau &amp; cie", 4), ("ja", "ネットワークの会員", -1)]
)
def test_too_long_counts_the_text_as_read(language, target, surplus):
    messages = _messages("too_long", language, "Network", target, max_length=10 if language == "ja" else 8)

    assert [message[:1] for message in messages] == ([str(surplus)] if surplus > 0 else [])


@pytest.mark.parametrize(
    ("first", "second"), [("Le réseau grandit", "Le réseau croît"), ("ネットワークは成長", "網は伸びる")]
)
def test_one_sentence_is_translated_in_one_way(first, second):
    units = [Unit("a", "The network grows", first), Unit("b", "The network grows", second), Unit("c", "Yes", "Oui")]
    found = check_text(units, "en", "fr")

    said = {key: [finding.message for finding in of if finding.code == CONSISTENCY] for key, of in found.items()}
    assert said == {
        units[0].key: [f"“The network grows” is translated as “{second}” elsewhere in this text."],
        units[1].key: [f"“The network grows” is translated as “{first}” elsewhere in this text."],
        units[2].key: [],
    }


def test_the_same_translation_with_a_name_untranslated_is_only_a_hint():
    unit = Unit("title", "Beauty Innovation Days", "Beauty Innovation Days")

    assert [(found.code, found.severity) for found in check_unit(unit, "en", "fr")] == [("untranslated", Severity.HINT)]


def test_a_right_translation_has_no_findings():
    source = '<b>Who</b> reads <a id="a1">1,234 pages</a>? Everybody, from Regulation (EC) No 1223/2009 to its annex.'
    pairs = {
        "fr": f'<b>Qui</b> lit <a id="a1">1{THIN}234 pages</a>{THIN}? Tous, du règlement (CE) nº 1223/2009 à l’annexe.',
        "ja": '<b>誰</b>が<a id="a1">1,234ページ</a>を読むのか？規則(EC) No 1223/2009から附属書まで、全員です。',
        "ar": '<b>من</b> يقرأ <a id="a1">1,234 صفحة</a>؟ الجميع، من اللائحة 1223/2009 إلى الملحق.',
    }

    for language, target in pairs.items():
        assert check_unit(Unit("body", source, target, is_rich=True), "en", language) == [], language


def test_every_check_has_rows_in_two_scripts():
    """`too_long` has its own test above: it needs a limit."""
    asked = {}
    for code, language, *_row in ROWS:
        asked.setdefault(code, set()).add("Latin" if language in {"fr", "de", "es"} else "other")

    assert {check.code for check in CHECKS} == {code for code in asked if len(asked[code]) == 2} | {"too_long"}
