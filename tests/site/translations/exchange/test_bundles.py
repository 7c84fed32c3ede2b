"""All files of a job in one archive."""

import io
import zipfile
from dataclasses import replace

import pytest

from translations.exchange.bundles import read_zip, write_zip
from translations.exchange.documents import ExchangeError
from translations.exchange.formats import FORMATS, XLIFF_1, read

OTHER = "7d3a2c11-9d3a-4f0e-8a1b-2c3d4e5f6a7b"


def archive(*files, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return data.getvalue()


def names(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.namelist()


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_job_comes_back_from_its_archive(page, format_):
    documents = [page, replace(page, target_language="ar"), replace(page, original=OTHER)]
    files = read_zip(write_zip(documents, format_))
    found = [document for file in files for document in read(file.data)]
    assert [(document.original, document.target_language) for document in found] == [
        (document.original, document.target_language) for document in documents
    ]


def test_files_are_named_for_people_and_each_differently(page, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("zh-hans", "Chinese")]
    documents = [
        page,
        replace(page, original=OTHER, target_language="zh-hans"),
        replace(page, original=OTHER, address="https://www.example.org/ja/%E5%B9%B4%E6%AC%A1/"),
        replace(page, original=OTHER, address="", title="../../Étude / 2026"),
        replace(page, original=OTHER, address="", title="¿?"),
        page,
    ]
    assert names(write_zip(documents, XLIFF_1)) == [
        "fr/clean-beauty-0b6c2f1e.xlf",
        "zh-Hans/clean-beauty-7d3a2c11.xlf",
        "fr/年次-7d3a2c11.xlf",
        "fr/étude-2026-7d3a2c11.xlf",
        "fr/text-7d3a2c11.xlf",
        "fr/clean-beauty-0b6c2f1e-2.xlf",
        "README.txt",
    ]


def test_an_archive_is_the_same_each_time(page):
    assert write_zip([page], XLIFF_1) == write_zip([page], XLIFF_1)


def test_the_archive_explains_itself(page):
    with zipfile.ZipFile(io.BytesIO(write_zip([page], XLIFF_1))) as packed:
        words = packed.read("README.txt").decode("utf-8-sig")
    assert "XLIFF 1.2" in words
    assert "fr/  Français" in words


def test_what_systems_add_is_passed_by(page):
    data = archive(
        ("a.XLF", XLIFF_1.write(page)),
        ("__MACOSX/._a.xlf", b"x"),
        (".hidden.po", b"x"),
        ("notes.docx", b"x"),
        ("d/", b""),
    )
    assert [file.name for file in read_zip(data)] == ["a.XLF"]


DAMAGED = "This archive is damaged, locked with a password, or no zip archive."
REFUSED = {
    "empty": (b"", "The file is empty."),
    "no archive": (b"PK\x03\x04 but not really", DAMAGED),
    "cut": (archive(("a.xlf", b"x" * 5000))[:-40], DAMAGED),
    "beginning lost": (archive(("a.xlf", b"x" * 5000))[7:], DAMAGED),
    "nothing of use": (archive(("a.docx", b"x")), "The archive has no XLIFF or PO files."),
    "climbing": (archive(("../a.xlf", b"x")), "The archive has a file with an unsafe name: “../a.xlf”."),
    "climbing inside": (archive(("a/../../b.po", b"x")), "The archive has a file with an unsafe name: “a/../../b.po”."),
    "absolute": (archive(("/etc/a.xlf", b"x")), "The archive has a file with an unsafe name: “/etc/a.xlf”."),
    "drive": (archive(("C:\\a.xlf", b"x")), "The archive has a file with an unsafe name: “C:\\a.xlf”."),
    "backslashes": (archive(("..\\a.xlf", b"x")), "The archive has a file with an unsafe name: “..\\a.xlf”."),
    "nested": (
        archive(("fr.zip", archive(("a.xlf", b"x")))),
        "The archive holds another archive: “fr.zip”. Take it out first.",
    ),
    "nested in disguise": (
        archive(("fr.xlf", archive(("a.xlf", b"x")))),
        "The archive holds another archive: “fr.xlf”. Take it out first.",
    ),
    "bomb": (
        archive(("a.xlf", b" " * 9_000_000)),
        "The archive holds a file that is packed too tightly to be safe: “a.xlf”.",
    ),
    "too big a file": (
        archive(("a.xlf", b"x" * 10_000_001), compression=zipfile.ZIP_STORED),
        "The archive holds a file that is too big: “a.xlf”. At most 10 MB can be read.",
    ),
    "too many": (
        archive(*((f"{number}.xlf", b"") for number in range(5_001))),
        "The archive has too many files: at most 5000 can be read.",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_an_archive_made_to_hurt_is_refused(data, message):
    with pytest.raises(ExchangeError) as refused:
        read_zip(data)
    assert refused.value.messages == (message,)


def test_an_archive_may_not_unpack_to_more_than_it_says(monkeypatch, page):
    data = archive(("a.xlf", b"x" * 600), ("b.xlf", b"y" * 600))
    monkeypatch.setattr("translations.exchange.bundles.MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(ExchangeError, match="unpacks to more than"):
        read_zip(data)
    # Headers and directory say two bytes each.
    lying = data.replace((600).to_bytes(4, "little"), (2).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(ExchangeError, match="damaged"):
        read_zip(lying)
