"""A brochure, and a member with a representative who is signed in."""

from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from brochures import making as public_making
from brochures.cobranding import making
from brochures.cobranding.logos import clean_logo
from brochures.models import BrochurePage
from demo.quiet import no_index_updates
from members.models import Representative
from tests.factories import MemberFactory, UserFactory
from tests.files import pdf_bytes
from tests.tree import grow
from tests.written_brochures import write

from .scene import CONTACT, ORDER


@pytest.fixture
def quick(monkeypatch):
    """Nothing is typeset: that takes most of the time. What the layout is asked to set stands in the list."""
    asked = []

    def set_nothing(content, *, edition):
        asked.append(content)
        return pdf_bytes(2)

    for module in (public_making, making):
        monkeypatch.setattr(module, "set_brochure", set_nothing)
    monkeypatch.setattr(making, "clean_logo", lambda content, name: (content, name))
    return asked


@pytest.fixture
def inspected(quick, monkeypatch):
    """Logos are: in a process of its own, for each."""
    monkeypatch.setattr(making, "clean_logo", clean_logo)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def now(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return now


@pytest.fixture(scope="module")
def first_version(shared_rows) -> dict[str, int]:
    """Made once for all tests of a module, of empty pages: the keys of its pages by language."""
    with no_index_updates(), patch.object(public_making, "set_brochure", lambda content, edition: pdf_bytes(2)):
        found = write(grow(), ["en", "ar"])
        public_making.make_version(found["en"].brochure_id)
    return {code: page.pk for code, page in found.items()}


@pytest.fixture
def pages(quick, first_version, db):
    return {code: BrochurePage.objects.get(pk=pk) for code, pk in first_version.items()}


@pytest.fixture
def member(client, db):
    member = MemberFactory(
        slug="ours", short_name="Ours", legal_name="Ours, registered", website="https://o.example.org/"
    )
    person = UserFactory(email="representative@example.org")
    Representative.objects.create(member=member, user=person)
    client.force_login(person)
    member.person = person
    return member


@pytest.fixture
def order(client, django_capture_on_commit_callbacks):
    """Send the form; the worker does its work at once."""

    def send(logo=None, filename="logo.svg", **changes):
        data = {"language": "en", "edition": "screen", **CONTACT, **changes}
        if logo:
            data["logo"] = SimpleUploadedFile(filename, logo)
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ORDER, data)

    return send
