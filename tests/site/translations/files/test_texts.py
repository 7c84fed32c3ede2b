"""Translations as files, through the admin: out in each format, back in, and what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import AUDITOR, OFFICER
from tests.factories import UserFactory
from tests.site.translations.files.handling import (
    WORDS,
    again,
    downloaded,
    files_of,
    report_of,
    translated,
    upload,
    written_with,
)
from tests.site.translations.lifecycle import change, locale, translate_all
from translations.exchange import formats
from translations.exchange.formats import FORMATS
from translations.files import waiting
from translations.models import MemoryUnit, Translation, Words
from translations.models.words import Origin, Stage, State
from translations.writing import units_of, write


@pytest.mark.parametrize("code", FORMATS)
def test_an_article_goes_out_is_translated_and_comes_back(code, client, translator, into_french):
    data = downloaded(client, into_french, code)
    answer = upload(client, into_french, translated(data, code))
    address, expected = report_of(client, answer)
    assert "Un plan pour 2027" in client.get(address).content.decode()
    assert not Words.objects.exists()

    answer = client.post(address, {"expected": expected})

    assert answer["Location"] == files_of(into_french)
    assert {unit.source: unit.target for unit in units_of(again(into_french)) if unit.target} == WORDS
    assert set(Words.objects.values_list("origin", "is_open", "author")) == {(Origin.IMPORT, False, translator.pk)}
    assert again(into_french).passages_done == len(WORDS)
    assert MemoryUnit.objects.count() == len(WORDS)


@pytest.mark.parametrize(
    ("code", "suffix", "kind"),
    [
        ("xliff-1.2", ".xlf", "application/x-xliff+xml"),
        ("xliff-2.1", ".xlf", "application/xliff+xml"),
        ("po", ".po", "text/x-gettext-translation"),
        ("html", ".html", "text/html; charset=utf-8"),
    ],
)
def test_a_download_has_a_name_a_kind_and_is_kept_by_no_cache(code, suffix, kind, client, translator, into_french):
    answer = client.get(reverse("translation_files:download", args=[into_french.pk, code]))

    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith('attachment; filename="fr-plan-')
    assert answer["Content-Disposition"].endswith(f'{suffix}"')
    assert "no-store" in answer["Cache-Control"]


def test_what_needs_review_comes_as_open_and_spares_what_is_reviewed(client, translator, into_french):
    title, standfirst = units_of(into_french)[:2]
    write(into_french, title.key, "Un plan pour 2027", author=translator)
    write(into_french, standfirst.key, "La suite.", author=translator, is_open=True)
    data = downloaded(client, into_french).decode()
    data = data.replace("Un plan pour 2027", "Plan 2027").replace('state="final"', 'state="needs-translation"')
    data = data.replace('approved="yes"', 'approved="no"').replace("La suite.", "Ce qui suit.")

    address, expected = report_of(client, upload(client, into_french, data.encode()))
    client.post(address, {"expected": expected})

    words = {row.source_text: (row.text, row.is_open) for row in Words.objects.all()}
    assert words == {"A plan for 2027": ("Un plan pour 2027", False), "What comes next.": ("Ce qui suit.", True)}


def test_importing_into_what_was_sent_takes_it_back_to_work(client, translator, into_french):
    translate_all(into_french)
    Translation.objects.update(stage=Stage.REVIEW)
    data = downloaded(client, into_french).replace(b"Fr A plan for 2027", b"Un plan pour 2027")

    address, expected = report_of(client, upload(client, into_french, data))
    assert "sent for review or approved already" in client.get(address).content.decode()
    client.post(address, {"expected": expected})

    assert again(into_french).stage == Stage.WORK


def test_pressed_twice_it_is_imported_once(client, translator, into_french):
    data = translated(downloaded(client, into_french), "xliff-1.2")
    address, expected = report_of(client, upload(client, into_french, data))
    client.post(address, {"expected": expected})
    changed = Words.objects.values_list("changed_at", flat=True).latest("changed_at")

    answer = client.post(address, {"expected": expected}, follow=True)

    assert "Nothing is left to bring in" in answer.content.decode()
    assert Words.objects.values_list("changed_at", flat=True).latest("changed_at") == changed


def test_what_changed_since_the_report_is_looked_at_again(client, translator, into_french):
    data = translated(downloaded(client, into_french), "xliff-1.2")
    address, expected = report_of(client, upload(client, into_french, data))
    write(into_french, units_of(into_french)[0].key, "Un plan pour 2027")

    answer = client.post(address, {"expected": expected})

    assert answer.status_code == 409
    assert Words.objects.count() == 1
    assert client.post(address, {"expected": answer.context["expected"]}).status_code == 302
    assert Words.objects.count() == len(WORDS)


def test_words_for_an_older_original_fill_gaps_and_are_to_be_reviewed(client, translator, article, into_french):
    data = translated(downloaded(client, into_french), "xliff-1.2")
    change(article, title="A plan for 2028")

    address, expected = report_of(client, upload(client, into_french, data))
    assert "The source has changed since" in client.get(address).content.decode()
    client.post(address, {"expected": expected})

    assert Words.objects.get(source_text="A plan for 2028").is_open


BAD = {
    "empty": (lambda good: b"", 422, "The file is empty."),
    "blank": (lambda good: b" \n", 422, "The file is empty."),
    "truncated": (lambda good: good[: len(good) // 2].encode(), 422, "breaks off before its end"),
    "a document type": (
        lambda good: good.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1).encode(), 422, "document type",
    ),
    "not a translation": (lambda good: b"<html></html>", 422, "without a table of passages"),
    "no file of the kind": (lambda good: b"%PDF-1.7", 422, ""),
    "another language": (
        lambda good: good.replace('target-language="fr"', 'target-language="ja"').encode(), 422, "another language",
    ),
    "another page": (
        lambda good: good.replace('original="', 'original="0000', 1).encode(), 422, "belongs to another page",
    ),
    "an archive": (lambda good: b"PK\x03\x04 ", 422, "This is an archive"),
    "too large": (lambda good: b"<" * 10_000_001, 413, "at most 10 MB"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_with_its_reason_and_nothing_is_written(kind, client, translator, into_french):
    make, status, message = BAD[kind]

    answer = upload(client, into_french, make(downloaded(client, into_french).decode()))

    assert answer.status_code == status
    assert message in answer.content.decode()
    assert "Nothing was brought in." in answer.content.decode()
    assert not Words.objects.exists()


def test_without_a_file_it_says_so(client, translator, into_french):
    answer = client.post(files_of(into_french), {})

    assert answer.status_code == 422
    assert "Please choose a file." in answer.content.decode()


UNSAFE = ["javascript:alert(1)", "&#x202;", '<g id="1" ctype="link">x</g>', '<ph id="9">&lt;script></ph>']


@pytest.mark.parametrize("target", UNSAFE)
def test_unsafe_words_are_refused_or_harmless_and_the_others_come_in(target, client, translator, into_french):
    good = translated(downloaded(client, into_french), "xliff-1.2").decode()
    answer = upload(client, into_french, good.replace("Premier alinéa.", target).encode())
    if answer.status_code == 422:
        assert not Words.objects.exists()
        return

    address, expected = report_of(client, answer)
    client.post(address, {"expected": expected})

    words = dict(Words.objects.values_list("source_text", "text"))
    assert words["A plan for 2027"] == "Un plan pour 2027"
    said = words.get("First paragraph.", "")
    assert [part for part in ("<script", "<a", "javascript:") if part in said] == []


def test_a_waiting_file_is_for_who_sent_it_and_for_an_hour(client, translator, into_french):
    data = translated(downloaded(client, into_french), "xliff-1.2")
    address, expected = report_of(client, upload(client, into_french, data))
    client.force_login(UserFactory(role=OFFICER))

    assert client.get(address).status_code == client.post(address, {"expected": expected}).status_code == 410
    assert not Words.objects.exists()


def test_waiting_files_are_deleted_in_time(translator, monkeypatch):
    waiting.keep(b"x", translator, "1", "a.po")
    assert waiting.forget_old() == 0
    now = timezone.now()
    monkeypatch.setattr(waiting.timezone, "now", lambda: now + timedelta(hours=2))

    assert waiting.forget_old() >= 1


def test_others_find_nothing(client, translator, into_french):
    japanese = Translation.objects.get(locale=locale("ja"))
    addresses = [
        files_of(japanese),
        reverse("translation_files:download", args=[japanese.pk, "po"]),
        reverse("translation_files:report", args=[japanese.pk, "x"]),
        reverse("translation_files:download", args=[into_french.pk, "docx"]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4

    client.force_login(UserFactory(role=AUDITOR))
    assert client.get(files_of(into_french)).status_code == 404


def test_many_passages_take_as_many_queries_as_few(
    client, translator, article, into_french, django_assert_max_num_queries
):
    paragraphs = "".join(f"<p>Paragraph of the plan, number {number}.</p>" for number in range(300))
    change(article, body=[{"type": "text", "id": "11111111-0000-4000-8000-000000000001", "value": paragraphs}])
    units = units_of(again(into_french))
    assert len(units) > 300
    [document] = formats.read(downloaded(client, into_french))
    names = {entry.key: entry.source.replace("Paragraph of the plan", "Alinéa du plan") for entry in document.entries}
    address, expected = report_of(
        client, upload(client, into_french, written_with(names, "xliff-1.2", document).encode())
    )

    with django_assert_max_num_queries(60):
        client.post(address, {"expected": expected})

    assert again(into_french).passages_done == len(units)
    assert again(into_french).state in (State.DRAFT, State.BLOCKED)
