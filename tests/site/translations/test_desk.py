"""The side-by-side editor as a form: what it shows, what it keeps, what it gives back."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.site.translations.desk import (
    digest_of,
    editor,
    form_of,
    given,
    officer,
    reviewer,
    row_html,
    translation,
    translator,
)
from tests.site.translations.lifecycle import begun, body, change, published, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Comment, GlossaryTerm, GlossaryValue, MemoryUnit, Translation, Words
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree", "translation", "translator"]

TITLE = "A plan for 2027"
RICH = "Second <b>paragraph</b>."


@pytest.fixture
def desk(client, translator):
    client.force_login(translator)
    return client


def said(translation, source: str = TITLE) -> str:
    row = translation.words.filter(digest=digest_of(translation, source)).first()
    return row.text if row else ""


def test_each_passage_stands_beside_its_field(desk, translation):
    answer = desk.get(editor(translation))

    title = row_html(answer, digest_of(translation, TITLE))
    assert title.find(class_="desk-label").get_text() == "Title"
    assert title.find(class_="desk-text")["lang"] == "en"
    assert title.find("textarea")["lang"] == "fr"
    figure = row_html(answer, digest_of(translation, "participants"))
    assert figure.find(class_="desk-label").get_text().startswith("Body › Key figures ›")
    rich = row_html(answer, digest_of(translation, RICH)).find(class_="desk-text")
    assert rich.b.get_text() == "paragraph"
    assert [tag.get_text() for tag in rich.find_all(class_="desk-tag")] == ["<b>", "</b>"]


def test_arabic_is_written_from_right_to_left(admin_client, article):
    translation = begun(article, "ar")

    field = row_html(admin_client.get(editor(translation)), digest_of(translation, TITLE)).find("textarea")

    assert (field["lang"], field["dir"]) == ("ar", "rtl")


def test_what_is_typed_is_kept_and_shown_again(desk, translation):
    form = form_of(desk.get(editor(translation)))
    form[f"text-{digest_of(translation, TITLE)}"] = "Un plan & <b>2027</b>"
    form[f"text-{digest_of(translation, RICH)}"] = "Deuxième <b>alinéa</b>."

    answer = desk.post(editor(translation), form)

    assert answer.status_code == 302
    assert said(translation) == "Un plan &amp; &lt;b&gt;2027&lt;/b&gt;"
    assert said(translation, RICH) == "Deuxième <b>alinéa</b>."
    assert form_of(desk.get(editor(translation)))[f"text-{digest_of(translation, TITLE)}"] == "Un plan & <b>2027</b>"


def test_saving_writes_no_row_that_nobody_changed(desk, translation):
    translate_all(translation)
    before = dict(translation.words.values_list("pk", "changed_at"))

    desk.post(editor(translation), form_of(desk.get(editor(translation))))

    assert dict(translation.words.values_list("pk", "changed_at")) == before


@pytest.mark.parametrize(
    ("text", "reason"), [("<script>x</script>", "script"), ('Un <a id="a9">lien</a>', "a9"), ("<b>Un", "closed")]
)
def test_what_cannot_be_kept_comes_back_with_the_reason_and_the_rest_is_saved(desk, translation, text, reason):
    form = form_of(desk.get(editor(translation)))
    form[f"text-{digest_of(translation, RICH)}"] = text
    form[f"text-{digest_of(translation, TITLE)}"] = "Un plan pour 2027"

    answer = desk.post(editor(translation), form)

    assert answer.status_code == 422
    row = row_html(answer, digest_of(translation, RICH))
    assert row.find("textarea").get_text().strip() == text
    assert reason in row.find(class_="desk-problem").get_text()
    assert said(translation) == "Un plan pour 2027"
    assert said(translation, RICH) == ""


def test_words_of_somebody_else_are_not_written_over_unseen(desk, translation, officer):
    form = form_of(desk.get(editor(translation)))
    write(translation, digest_of(translation, TITLE), "Le projet 2027", author=officer)
    form[f"text-{digest_of(translation, TITLE)}"] = "Un plan pour 2027"

    answer = desk.post(editor(translation), form)

    assert answer.status_code == 409
    row = row_html(answer, digest_of(translation, TITLE))
    assert row.find("textarea").get_text().strip() == "Un plan pour 2027"
    assert "Le projet 2027" in row.find(class_="desk-problem").get_text()
    assert said(translation) == "Le projet 2027"
    desk.post(editor(translation), form_of(answer))
    assert said(translation) == "Un plan pour 2027"


def test_a_passage_that_went_is_told_with_what_was_typed_for_it(desk, translation, article):
    form = form_of(desk.get(editor(translation)))
    form[f"text-{digest_of(translation, TITLE)}"] = "Un plan pour 2027"
    change(article, title="A plan for 2028")

    answer = desk.post(editor(translation), form)

    assert answer.status_code == 409
    lost = BeautifulSoup(answer.content, "html.parser").find(class_="desk-row--lost")
    assert "no longer in it" in lost.get_text()
    assert lost.find("textarea").get_text().strip() == "Un plan pour 2027"


def test_a_change_is_shown_word_by_word_and_the_old_translation_is_at_hand(desk, translation, article, reviewer):
    published(translate_all(translation, {TITLE: "Un plan pour 2027"}), None, reviewer)
    change(article, title="A bold plan for 2027")
    given(Translation.objects.get())

    answer = desk.get(editor(translation, "changed"))

    digest = digest_of(translation, "A bold plan for 2027")
    row = row_html(answer, digest)
    assert row.find("ins").get_text().strip() == "bold"
    assert "Un plan pour 2027" in row.find(class_="desk-before").get_text()
    assert len(BeautifulSoup(answer.content, "html.parser").find_all(class_="desk-row")) == 1
    desk.post(editor(translation), form_of(answer) | {"do": f"former:{digest}"})
    assert translation.words.get(digest=digest).text == "Un plan pour 2027"
    assert translation.words.get(digest=digest).is_open


def test_findings_are_told_and_corrected_with_a_button(desk, translation):
    digest = digest_of(translation, "What comes next.")
    write(translation, digest, "Et  ensuite.")

    row = row_html(desk.get(editor(translation, "findings")), digest)
    button = row.find(class_="desk-finding").find("button")
    desk.post(editor(translation), {"do": button["value"]})

    assert said(translation, "What comes next.") == "Et ensuite."


def test_terms_are_marked_and_named(desk, translation):
    term = GlossaryTerm.objects.create(locale=translation.source.locale, term="plan")
    GlossaryValue.objects.create(term=term, locale=translation.locale, value="feuille de route")

    row = row_html(desk.get(editor(translation)), digest_of(translation, TITLE))

    assert row.find("mark").get_text() == "plan"
    assert "feuille de route" in row.find(class_="desk-terms").get_text()


def test_the_memory_is_asked_on_demand(desk, translation, officer, article):
    write(translation, digest_of(translation, "participants"), "participants inscrits", author=officer)
    change(article, body=body(label="participants in all"))
    digest = digest_of(translation, "participants in all")

    fragment = desk.get(reverse("translation_desk:memory_of_passage", args=[translation.pk, digest]))
    answer = desk.post(editor(translation), {"do": f"look-up:{digest}"}, follow=True)

    for html in (fragment.content.decode(), str(row_html(answer, digest))):
        assert "participants inscrits" in html
        assert "77 %" in html
        assert "<ins> in all</ins>" in html


def test_words_of_the_memory_are_put_in_for_another_look(desk, translation):
    first, second = digest_of(translation, TITLE), digest_of(translation, "What comes next.")
    write(translation, first, "Un plan pour 2027")
    desk.post(editor(translation), {"do": f"memory:{second}:{MemoryUnit.objects.get().pk}"})

    words = Words.objects.get(digest=second)
    assert (words.text, words.is_open, words.origin) == ("Un plan pour 2027", True, "memory")


def test_comments_stand_at_their_passage_until_settled(desk, translation):
    digest = digest_of(translation, TITLE)

    desk.post(editor(translation), {"do": f"comment:{digest}", f"comment-{digest}": "Which plan?"})

    assert "Which plan?" in row_html(desk.get(editor(translation)), digest).get_text()
    desk.post(editor(translation), {"do": f"resolve:{Comment.objects.get().pk}"})
    assert Comment.objects.get().is_resolved
    assert desk.post(editor(translation), {"do": f"comment:{digest}", f"comment-{digest}": " "}).status_code == 422


def test_filters_count_and_show(desk, translation):
    write(translation, digest_of(translation, TITLE), "Un plan pour 2027")
    total = len(units_of(translation))

    page = BeautifulSoup(desk.get(editor(translation, "open")).content, "html.parser")

    assert len(page.find_all("section", class_="desk-row")) == total - 1
    assert [int(count.get_text()) for count in page.find_all(class_="desk-count")] == [total, total - 1, 0, 0]


def test_what_is_saved_by_itself_counts_as_on_the_page_drawn_anew(desk, translation):
    address = reverse("translation_desk:save_passage", args=[translation.pk, digest_of(translation, TITLE)])

    answer = desk.post(address, {"text": "Un plan pour 2027"}).json()

    page = BeautifulSoup(desk.get(editor(translation)).content, "html.parser")
    counts = {count["data-desk-count"]: count.get_text() for count in page.select("[data-desk-count]")}
    assert answer["counts"] == counts
    assert counts["open"] == str(len(units_of(translation)) - 1)
    in_the_way = page.select_one("[data-desk-hindrances]").get_text().split()
    assert BeautifulSoup(answer["hindrances"], "html.parser").get_text().split() == in_the_way
    assert TITLE not in answer["hindrances"]


def test_the_originals_words_are_kept_on_purpose(desk, translation):
    digest = digest_of(translation, "participants")
    form = form_of(desk.get(editor(translation))) | {f"keeps-{digest}": "on"}

    desk.post(editor(translation), form)

    assert translation.words.get(digest=digest).keeps_source
    assert row_html(desk.get(editor(translation)), digest)["class"] == ["desk-row", "desk-row--done"]


def test_a_long_page_asks_no_more_questions(desk, translation, article):
    few = queries_of(desk, translation)
    text = "".join(f"<p>Paragraph number {number}.</p>" for number in range(60))
    change(article, body=body(text))
    translate_all(translation)

    assert len(units_of(translation)) > 60
    assert queries_of(desk, translation) <= few + 3


def queries_of(desk, translation) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(editor(translation)).status_code == 200
    return len(queries)
