"""Who gets a document, and what comes when there is none."""

import logging
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from assets.models import CustomDocument
from tests.factories import DocumentFactory, UserFactory


def test_everybody_gets_a_public_document_under_its_own_name(db, fetch):
    document = DocumentFactory()

    response = fetch(document.url)

    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="{document.filename}"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["化粧品.pdf", "مستحضرات.pdf", "parfum d’été.pdf"])
def test_a_name_in_any_script_survives_the_download(db, fetch, name):
    document = DocumentFactory(filename=name)

    disposition = fetch(document.url).headers["Content-Disposition"]

    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.partition("''")[2]) == document.filename


@pytest.mark.parametrize("audience", ["staff", "members"])
def test_a_document_for_others_looks_absent_at_every_address(db, fetch, audience):
    document = DocumentFactory(audience=audience)
    absent = reverse("assets:download", args=[document.pk + 1])

    assert fetch(document.url).status_code == fetch(absent).status_code == 404
    assert fetch(reverse("wagtaildocs_serve", args=[document.pk, document.filename])).status_code == 404


def test_a_document_in_a_closed_collection_is_not_handed_out(db, fetch):
    closed = Collection.get_first_root_node().add_child(name="Board")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")

    assert fetch(DocumentFactory(collection=closed).url).status_code == 404


def test_staff_get_what_is_for_staff_and_no_cache_keeps_it(client, fetch, officer):
    client.force_login(officer)

    response = fetch(DocumentFactory(audience="staff").url)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_member_gets_what_is_for_members_and_nothing_for_staff(client, fetch, db):
    client.force_login(UserFactory())

    assert fetch(DocumentFactory(audience="members").url).headers["Cache-Control"] == "private, no-store"
    assert fetch(DocumentFactory(audience="staff").url).status_code == 404
    assert fetch(DocumentFactory().url).status_code == 200


@pytest.mark.parametrize("loss", ["the file is gone", "a folder lies in its place", "the record names no file"])
def test_a_lost_file_gives_an_honest_page_and_a_line_for_the_administrator(db, fetch, caplog, loss):
    document = DocumentFactory()
    storage, name = document.file.storage, document.file.name
    storage.delete(name)
    if loss == "a folder lies in its place":
        storage.save(f"{name}/inside.txt", ContentFile(b"-"))
    if loss == "the record names no file":
        CustomDocument.objects.update(file="")

    with caplog.at_level(logging.ERROR, "assets.delivery"):
        assert fetch(document.url).status_code == 404

    assert "Stored file is missing" in caplog.text


@pytest.mark.parametrize(
    "address", ["/download/0/", "/download/999999999/", "/download/99999999999999999999/", "/download/x/"]
)
def test_a_number_that_is_no_document_is_not_found(db, fetch, address):
    assert fetch(address).status_code == 404
