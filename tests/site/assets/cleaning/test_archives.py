"""Archives, judged before they are unpacked (knowledge: E3 15 and 16)."""

import io
import stat
import struct
import zipfile
import zlib

import pytest

from assets.cleaning.clean import clean
from assets.cleaning.refusal import RefusedError


def packed(entries: dict[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def renamed(new: str) -> bytes:
    """An archive whose entry has a name that the library would not write."""
    return packed({"x" * len(new.encode()): b"-"}).replace(b"x" * len(new.encode()), new.encode())


def named_twice(name: str, other: str) -> bytes:
    """With a name for Info-ZIP beside the one in the table."""
    entry = zipfile.ZipInfo(name)
    field = b"\x01" + struct.pack("<I", zlib.crc32(name.encode())) + other.encode()
    entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
    return packed({entry: b"-"})


def special(kind: int) -> bytes:
    entry = zipfile.ZipInfo("link")
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    return packed({entry: b"/etc/passwd"})


def locked() -> bytes:
    content = bytearray(packed({"a.txt": b"text"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.index(signature) + place, 1)
    return bytes(content)


def wrong_checksum() -> bytes:
    content = bytearray(packed({"a.txt": b"text of a file"}))
    central = content.index(b"PK\x01\x02")
    content[14:18] = content[central + 16 : central + 20] = b"\1\2\3\4"
    return bytes(content)


def overlapping() -> bytes:
    """Two entries of the contents that share one place, as in bombs without nesting."""
    content = bytearray(packed({"a.txt": b"a" * 50, "b.txt": b"a" * 50}))
    second = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, second + 42, 0)
    return bytes(content)


def test_an_archive_of_ordinary_files_passes_as_it_is():
    content = packed(
        {
            "logos/": b"",
            "logos/logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "ロゴ/読んで.txt": "読んで".encode(),
        }
    )

    assert clean(content, "zip").content == content


BAD = {
    "name that climbs": (lambda: packed({"../../etc/cron.d/x": b"-"}), "archive-names"),
    "absolute name": (lambda: packed({"/etc/passwd": b"-"}), "archive-names"),
    "drive letter": (lambda: packed({"C:/boot.ini": b"-"}), "archive-names"),
    "backslash": (lambda: renamed("..\\x.txt"), "archive-names"),
    "line break in a name": (lambda: renamed("a\nb.txt"), "archive-names"),
    "link": (lambda: special(stat.S_IFLNK), "archive-names"),
    "device": (lambda: special(stat.S_IFCHR), "archive-names"),
    "ratio over 100": (lambda: packed({"a.txt": bytes(5 * 2**20)}), "archive-size"),
    "501 entries": (lambda: packed({f"{number}.txt": b"" for number in range(501)}), "archive-size"),
    "archive inside": (lambda: packed({"inner.zip": packed({"a.txt": b"-"})}), "archive-forbidden"),
    "archive under another name": (lambda: packed({"inner.dat": packed({"a.txt": b"-"})}), "archive-forbidden"),
    "program under another name": (lambda: packed({"notes.txt": b"MZ\x90\x00"}), "archive-forbidden"),
    "name that Windows shortens": (lambda: packed({"evil.exe.": b"-"}), "archive-names"),
    "name with another stream": (lambda: packed({"evil.exe::$DATA": b"-"}), "archive-names"),
    "second name that climbs": (lambda: named_twice("a.txt", "../../etc/cron.d/x"), "archive-names"),
    "drawing that acts": (
        lambda: packed({"a.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"}),
        "archive-forbidden",
    ),
    "program": (lambda: packed({"Readme.TXT.exe": b"MZ"}), "archive-forbidden"),
    "macros": (lambda: packed({"offer.docm": b"PK"}), "archive-forbidden"),
    "password": (locked, "archive-broken"),
    "wrong checksum": (wrong_checksum, "archive-broken"),
    "overlapping entries": (overlapping, "archive-broken"),
    "torn": (lambda: packed({"a.txt": b"text"})[:-10], "archive-broken"),
    "something else": (lambda: b"Rar!\x1a\x07", "kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_archive_that_could_do_harm_is_refused(name):
    make, reason = BAD[name]

    with pytest.raises(RefusedError) as refusal:
        clean(make(), "zip")

    assert refusal.value.reason == reason
