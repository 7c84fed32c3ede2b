"""Jobs as archives, and the screens of files in one's own language."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.site.translations.files.handling import (
    WORDS,
    again,
    downloaded,
    files_of,
    report_of,
    translated,
    upload,
)
from translations.models import Words


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
