"""The form, its limits, and what goes on when something breaks off."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from brochures.cobranding import making, services
from brochures.cobranding.forms import LARGEST
from brochures.models import CoBrandedEdition
from brochures.tasks import make_waiting_co_branded_editions
from tests.files import logo_bytes, pdf_bytes

from .scene import CONTACT, ORDER, OWN, logo_of, status, text


def test_the_form_is_in_the_reader_s_language_and_filled_in(pages, member, client, order):
    answer = client.get("/ar/account/brochures/network/", follow=True)
    html = answer.content.decode()

    assert answer.redirect_chain == [("/ar/account/members/ours/brochures/network/", 302)]
    assert re.search(r'<option value="ar" selected', html)
    assert 'value="Ours, registered"' in html
    assert 'value="https://o.example.org/"' in html

    order(logo_bytes())
    assert 'value="Cluster of the Bay"' in text(client, ORDER)
    order(language="ar")  # with the logo of the first
    assert len({logo_of(own) for own in CoBrandedEdition.objects.all()}) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"language": "fr"}, "Select a valid choice"),
        ({"edition": "cover"}, "Select a valid choice"),
        ({"name": "\u202e"}, "Write the name."),
        ({"name": "\u200b \u200d"}, "Write the name."),
        ({"logo": b"\x89PNG\r\n\x1a\n" + bytes(LARGEST), "filename": "logo.png"}, "At most 5 MB."),
        ({"address": "1\n2\n3\n4\n5"}, "At most 4 lines"),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"name": "Kosmetik" * 8}, "is too long for one line"),
        ({"telephone": "call us"}, "Write the number with digits"),
        ({"logo": pdf_bytes(), "filename": "logo.pdf"}, "Choose an SVG, PNG or JPEG file."),
        ({"logo": pdf_bytes(), "filename": "logo.png"}, "This is not a PNG file"),
        ({"logo": None}, "Choose the file with your logo."),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(pages, member, order, changes, said):
    answer = order(**{"logo": logo_bytes(), **changes})

    assert answer.status_code == 400
    html = answer.content.decode()
    assert said in html
    assert not CoBrandedEdition.objects.exists()


def test_there_is_an_end_to_it(pages, member, order, client, monkeypatch):
    order(logo_bytes())
    monkeypatch.setattr(services, "MOST_EDITIONS", 1)
    assert "Delete one first" in order(language="ar").content.decode()

    monkeypatch.setattr(services, "MAKING", services.MAKING._replace(attempts=1, name="another"))
    assert order().status_code == 302
    assert order().status_code == 429


def test_what_was_interrupted_is_made_later_and_the_page_waits_with_patience(pages, member, client, quick):
    """The worker was killed: the task is lost, the wish is not."""
    form = {"language": "en", "edition": "screen", **CONTACT, "logo": SimpleUploadedFile("logo.svg", logo_bytes())}
    client.post(ORDER, form)  # no task runs
    answer = client.get(OWN)
    assert answer.headers["Refresh"] == "2"
    assert "is being made" in answer.content.decode()

    rows = CoBrandedEdition.objects
    rows.update(asked=timezone.now() - timezone.timedelta(minutes=20))
    answer = client.get(OWN)
    assert "Refresh" not in answer.headers
    assert "longer than usual" in answer.content.decode()

    make_waiting_co_branded_editions.call()
    assert rows.get().state == "made"


def test_a_logo_that_ends_its_worker_time_and_again_ends_the_attempts(pages, member, order, client):
    order(logo_bytes())
    CoBrandedEdition.objects.update(state="waiting", attempts=making.MOST_ATTEMPTS)
    making.make(CoBrandedEdition.objects.get().pk)

    assert "Something went wrong on our side" in text(client)


def test_of_two_wishes_the_later_one_is_kept(pages, member, order, client, monkeypatch, stored_files):
    """The second comes while the first is being set."""
    order(logo_bytes())
    before = stored_files()

    def overtaken(content, *, edition):
        CoBrandedEdition.objects.update(asked=timezone.now(), name="Later")
        return pdf_bytes(2)

    monkeypatch.setattr(making, "set_brochure", overtaken)
    order()

    own = CoBrandedEdition.objects.get()
    assert (own.state, own.name) == ("waiting", "Later")
    assert stored_files() == before


def test_a_full_disk_is_said_and_raised(pages, member, order, client, monkeypatch, stored_files):
    order(logo_bytes())
    before = stored_files()

    def full(pdf):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "picture_of_back", full)
    CoBrandedEdition.objects.update(state="waiting")
    with pytest.raises(OSError, match="No space"):
        making.make(CoBrandedEdition.objects.get().pk)

    assert "disk is full" in text(client)
    assert stored_files() == before
    assert status(client, f"{OWN[:-1]}.pdf") == 200
