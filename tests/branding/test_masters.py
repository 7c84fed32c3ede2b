"""Which drawings become a kit, and what the officer reads about the others."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from branding.artwork.flat import flattened
from branding.models import LogoVariant
from tests.factories import DocumentFactory
from tests.files import logo_bytes, logo_with
from tests.forms import save

PATH = '<path d="M0 0h9v9z"/>'


@pytest.fixture
def refused(db):
    def check(content: bytes, **facts) -> str:
        master = DocumentFactory(content=content, filename="logo.svg", **facts)
        with pytest.raises(ValidationError) as refusal:
            LogoVariant(variant="colour", master=master).clean()
        return refusal.value.message_dict["master"][0]

    return check


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ((PATH, "<script>alert(1)</script>"), "a script"),
        (('<path onclick="alert(1)" d="M0 0h9v9z"/>',), "a script"),
        ((PATH, '<image href="linked.png" width="9" height="9"/>'), "whole in itself"),
        (('<path fill="url(https://example.org/a.svg#g)" d="M0 0h9v9z"/>',), "whole in itself"),
        ((PATH, '<text x="3" y="9" font-family="Futura">Hello</text>'), "into outlines"),
        ((PATH, "<style>@font-face { font-family: a; src: local(b) }</style>"), "into outlines"),
        (
            (
                '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>',
                '<path fill="url(#g)" d="M0 0h9v9z"/>',
            ),
            "flat colours",
        ),
        (('<path opacity="0.5" d="M0 0h9v9z"/>',), "transparent"),
        (('<g fill-opacity="0.5"><path d="M0 0h9v9z"/></g>',), "transparent"),
        (('<clipPath id="c"><circle r="4"/></clipPath><path clip-path="url(#c)" d="M0 0h9v9z"/>',), "clipping path"),
        (('<path transform="scale(1 3)" fill="none" stroke="#000" d="M0 0h9v9z"/>',), "out of shape"),
        ((), "Nothing is drawn"),
    ],
)
def test_a_drawing_that_cannot_become_every_format_is_refused_with_the_reason(refused, elements, words):
    assert words in refused(logo_with(*elements))


def test_what_the_inspection_took_out_before_is_not_forgotten(refused):
    assert "a script" in refused(logo_bytes(), removed={"scripts": 1})


def test_a_drawing_without_a_size_is_refused(refused):
    assert "view box" in refused(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>')


@pytest.mark.parametrize(
    "elements",
    [
        ("<style>.a{fill:#123456}</style>", '<path class="a" d="M0 0h9v9z"/>'),
        ('<defs><path id="p" d="M0 0h9v9z"/></defs>', '<use href="#p" x="20" fill="#123456"/>'),
        ('<g transform="translate(5 5) scale(2)" style="fill:#123456"><path d="M0 0h9v9z"/></g>',),
        ('<circle cx="9" cy="9" r="5" fill="none" stroke="#123456" stroke-width="2" stroke-dasharray="3 1"/>',),
    ],
    ids=["styles", "references within", "transformations", "lines"],
)
def test_what_drawing_programs_write_is_taken(db, elements):
    master = DocumentFactory(content=logo_with(*elements), filename="logo.svg")

    LogoVariant(variant="colour", master=master).clean()

    assert flattened(logo_with(*elements)).colours == ["#123456"]


def test_another_file_for_the_document_of_a_master_is_judged_as_when_it_is_chosen(make_kit, officer_client):
    document = make_kit().variants.get().master
    other = DocumentFactory(content=logo_bytes(), filename="other.svg")
    words = logo_with(PATH, '<text x="3" y="9">Hello</text>')

    def replaced(by: bytes, instead_of) -> str:
        data = {"title": "Logo", "collection": document.collection_id, "file": SimpleUploadedFile("new.svg", by)}
        return save(officer_client, reverse("wagtaildocs:edit", args=[instead_of.pk]), data).content.decode()

    html = replaced(words, document)

    assert "Turn them into outlines" in html
    assert "Logo files are made from this drawing: gcc." in html
    document.refresh_from_db()
    assert (document.upload, document.reason) == (None, "")
    assert "outlines" not in replaced(words, other)
    assert "outlines" not in replaced(logo_bytes("#8A1538"), document)
    document.refresh_from_db()
    assert document.upload is not None
