"""How files go out: in parts, kept by nobody who should not, carried by the proxy (knowledge: E3 41, C1)."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from assets.models import CustomDocument
from tests.factories import DocumentFactory, UserFactory

CONTENT = b"0123456789"


@pytest.fixture
def document(db):
    return DocumentFactory(content=CONTENT, filename="digits.txt")


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, CONTENT, "bytes 0-9/10"),
        ("bytes=8-99999999999", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=999999999999999999-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=5-2", 200, CONTENT, None),
        ("bytes=-", 200, CONTENT, None),
        ("bytes=--1", 200, CONTENT, None),
        ("bytes=1-99999999999999999999999", 200, CONTENT, None),
        ("bytes=" + ",".join(["0-1"] * 1000), 200, CONTENT, None),
        ("lines=1-2", 200, CONTENT, None),
        ("bytes=１-２", 200, CONTENT, None),
    ],
)
def test_a_reader_may_ask_for_a_part(document, fetch, asked, status, body, told):
    response = fetch(document.url, range=asked, accept_encoding="gzip")

    assert (response.status_code, response.headers.get("Content-Range")) == (status, told)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if status != 200:
        assert response.body == body
        assert response.headers["Content-Length"] == str(len(body))


def test_a_part_of_an_earlier_file_is_not_joined_to_the_new_one(document, fetch):
    etag = fetch(document.url).headers["ETag"]

    part = fetch(document.url, range="bytes=5-", if_range=etag)
    assert (part.status_code, part.headers["ETag"]) == (206, etag)
    assert fetch(document.url, range="bytes=5-", if_range='"another"').body == CONTENT


def test_a_cache_learns_that_its_copy_is_current_without_the_file(document, fetch):
    first = fetch(document.url)

    again = fetch(document.url, if_none_match=first.headers["ETag"])
    part = fetch(document.url, if_none_match=first.headers["ETag"], range="bytes=0-3")

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.body) == (part.status_code, part.body) == (304, b"")
    assert document.file_hash not in first.headers["ETag"]


def test_what_is_not_for_everybody_is_kept_by_no_cache_and_tells_nothing_of_its_content(client, officer, fetch, db):
    client.force_login(officer)

    response = fetch(DocumentFactory(content=CONTENT, filename="plan.txt", audience="staff").url, range="bytes=0-1")

    assert (response.status_code, response.body) == (206, b"01")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_the_proxy_carries_the_file_where_it_can(document, fetch, settings):
    settings.X_ACCEL_LOCATION = "/_protected/"
    CustomDocument.objects.update(file=storages["private"].save("documents/a/化粧 品.txt", ContentFile(CONTENT)))

    response = fetch(document.url)

    assert response.body == b""
    assert response.headers["X-Accel-Redirect"].startswith("/_protected/documents/a/%E5%8C%96%E7%B2%A7%20%E5%93%81")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response.headers["Cache-Control"] == "public, no-cache"


def test_no_forbidden_file_is_named_to_the_proxy(fetch, settings, db):
    settings.X_ACCEL_LOCATION = "/_protected/"

    response = fetch(DocumentFactory(audience="members").url)

    assert response.status_code == 404
    assert "X-Accel-Redirect" not in response.headers


def test_nobody_else_gets_what_was_public_once(client, fetch, document):
    etag = fetch(document.url).headers["ETag"]
    CustomDocument.objects.update(audience="staff")
    client.force_login(UserFactory())

    assert fetch(document.url, if_none_match=etag).status_code == 404
