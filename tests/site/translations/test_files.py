"""Translations as files, through the admin: out in each format, back in, and what is refused."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import AUDITOR, OFFICER
from demo.quiet import no_index_updates
from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.lifecycle import begun, change, locale, translate_all, written
from tests.tree import grow
from translations.exchange import formats
from translations.exchange.documents import Document
from translations.exchange.formats import FORMATS
from translations.files import waiting
from translations.jobs import create_job
from translations.models import Job, JobItem, MemoryUnit, Translation, Words
from translations.models.words import Origin, Stage, State
from translations.units import Unit, UnitState
from translations.writing import units_of, write

WORDS = {
    "A plan for 2027": "Un plan pour 2027",
    "What comes next.": "La suite.",
    "First paragraph.": "Premier alinéa.",
    "Second <b>paragraph</b>.": "Second <b>alinéa</b>.",
    "participants": "participants, participantes",
    "Report": "Rapport",
}


@pytest.fixture(scope="module")
def beginnings(shared_rows) -> SimpleNamespace:
    """A job, begun in two languages, and who translates into French: made once for all tests here."""
    with no_index_updates():
        article = written(grow())
        job = Job(title="Autumn")
        create_job(job, [article], [locale("fr"), locale("ja")])
        into_french = begun(article)
        translator = UserFactory(role="Translator (fr)", language="en")
        JobItem.objects.update(translation=None)
        JobItem.objects.filter(locale=locale("fr")).update(translation=into_french, state="open")
        JobItem.objects.filter(locale=locale("ja")).update(translation=begun(article, "ja"), state="open")
    return SimpleNamespace(article=article.pk, job=job.pk, into_french=into_french.pk, translator=translator.pk)


@pytest.fixture
def article(beginnings, db):
    return NewsPage.objects.get(pk=beginnings.article)


@pytest.fixture
def job(beginnings, db):
    return Job.objects.get(pk=beginnings.job)


@pytest.fixture
def into_french(beginnings, db):
    return Translation.objects.get(pk=beginnings.into_french)


@pytest.fixture
def translator(beginnings, client, db):
    user = User.objects.get(pk=beginnings.translator)
    client.force_login(user)
    return user


def files_of(translation) -> str:
    return reverse("translation_files:files", args=[translation.pk])


def downloaded(client, translation, code="xliff-1.2") -> bytes:
    answer = client.get(reverse("translation_files:download", args=[translation.pk, code]))
    assert answer.status_code == 200
    return answer.content


def translated(data: bytes, code: str) -> bytes:
    """What a translation tool makes of a file: a target for each source, all of them final."""
    text = data.decode()
    if code == "po":
        for source, target in WORDS.items():
            text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
        return text.replace("#, fuzzy\n", "").encode()
    [document] = formats.read(data)
    names = {entry.key: WORDS.get(entry.source, "") for entry in document.entries}
    return written_with(names, code, document).encode()


def written_with(names, code, document) -> str:
    """The same file with targets, written by our own writer of the format."""
    units = tuple(
        Unit(entry.path, entry.source, names[entry.key], UnitState.DONE if names[entry.key] else UnitState.EMPTY, True)
        for entry in document.entries
    )
    made = Document(
        document.original, document.title, "", "en", document.target_language, units, datetime(2026, 11, 1, tzinfo=UTC)
    )
    return FORMATS[code].write(made).decode()


def upload(client, translation, data: bytes, name="back.xlf"):
    return client.post(files_of(translation), {"file": SimpleUploadedFile(name, data)})


def report_of(client, answer) -> tuple[str, str]:
    """The address of the report and what its form sends."""
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"], client.get(answer["Location"]).context["expected"]


def again(translation) -> Translation:
    return Translation.objects.get(pk=translation.pk)


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


# Jobs


def job_address(job, name="job_files", *args) -> str:
    return reverse(f"translation_files:{name}", args=[job.pk, *args])


def archive_of(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(("code", "suffix"), [("xliff-2.1", ".xlf"), ("html", ".html")])
def test_a_job_goes_out_as_an_archive_and_comes_back(code, suffix, client, translator, into_french, job):
    answer = client.get(job_address(job, "job_download", "fr", code))
    assert answer["Content-Disposition"] == f'attachment; filename="autumn-{job.pk}-fr-{code}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.endswith(suffix)}
    [(name, data)] = files.items()
    packed = archive_of({f"back/{name}": translated(data, code), "broken.xlf": b"<xliff"})

    answer = client.post(job_address(job), {"file": SimpleUploadedFile("back.zip", packed)})
    address, expected = report_of(client, answer)
    assert "broken.xlf" in client.get(address).content.decode()
    client.post(address, {"expected": expected})

    assert again(into_french).passages_done == len(WORDS)


def test_a_translator_gets_the_own_language_of_a_job(client, translator, job):
    assert client.get(job_address(job)).status_code == 200
    assert client.get(job_address(job, "job_download", "ja", "po")).status_code == 404


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 nothing", "damaged"),
        (archive_of({"../../etc/passwd.po": b"x"}), "unsafe name"),
        (archive_of({"readme.txt": b"x"}), "no XLIFF or PO files"),
        (archive_of({"a.xlf": b"<xliff"}), "a.xlf: "),
        (archive_of({"a.xlf": b"0" * 3_000_000}), "packed too tightly"),
    ],
)
def test_bad_archives_are_refused(data, message, client, translator, job):
    answer = client.post(job_address(job), {"file": SimpleUploadedFile("a.zip", data)})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Words.objects.exists()


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


@pytest.mark.parametrize("language", ["fr", "ja", "ar"])
def test_the_screens_are_in_ones_own_language(language, client, translator, into_french, job):
    UserProfile.objects.update_or_create(user=translator, defaults={"preferred_language": language})
    data = translated(downloaded(client, into_french), "xliff-1.2")
    address, _expected = report_of(client, upload(client, into_french, data))

    for screen in (files_of(into_french), address, job_address(job)):
        answer = client.get(screen).content.decode()
        assert f'<html lang="{language}"' in answer
        for english in ("Bring a file back", "What happens", "Look at what", "Nothing is written"):
            assert english not in answer
