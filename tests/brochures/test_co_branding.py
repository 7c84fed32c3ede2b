"""A member puts its logo and contact on the back page, and nothing else."""

import io
import re

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from assets.counts import DownloadCount
from audit.models import Entry, Event
from brochures import making as public_making
from brochures.cobranding import making, services
from brochures.cobranding.logos import clean_logo
from brochures.models import BrochureEdition, CoBrandedEdition
from brochures.tasks import make_waiting_co_branded_editions
from members.models import Membership, Representative
from tests.factories import MemberFactory, UserFactory
from tests.files import logo_bytes, pdf_bytes, picture_bytes
from tests.written_brochures import CHAPTERS, say, write
from typesetting.errors import MissingGlyphError, MissingTypefaceError

ORDER = "/en/account/members/ours/brochures/network/"
OWN = f"{ORDER}en/screen/"
PUBLIC = "/en/brochures/network/"
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0"}
CONTACT = {
    "name": "Cluster of the Bay",
    "address": "Quay 4\n29200 Brest",
    "email": "bay@example.org",
    "website": "https://bay.example.org/",
    "telephone": "+33 2 98 00 00 00",
}


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


@pytest.fixture
def pages(quick, site_tree):
    found = write(site_tree, ["en", "ar"])
    public_making.make_version(found["en"].brochure_id)
    quick.clear()
    return found


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


def status(client, address: str) -> int:
    answer = client.get(address)
    answer.close()
    return answer.status_code


def logo_of(own: CoBrandedEdition) -> bytes:
    with own.logo.open() as handle:
        return handle.read()


def text(client, address: str = OWN) -> str:
    return client.get(address).content.decode()


def test_a_member_gets_the_brochure_with_its_logo_and_nothing_else_changed(member, site_tree, publish, order, client):
    """The only test that typesets: in Arabic, with a name in Latin letters and one in its own."""
    page = write(site_tree, ["ar"])["ar"]
    publish(page)
    public = b"".join(client.get("/brochures/network/ar/screen.pdf").streaming_content)

    answer = order(
        logo_bytes("#aa0000"), language="ar", name="عنقود الخليج", title="Ours alone", body="x", version="9.9"
    )
    own = f"{ORDER}ar/screen/"
    assert (answer.status_code, answer["Location"]) == (302, own)
    html = text(client, own)
    assert f'href="{own[:-1]}.pdf"' in html
    assert status(client, f"{own[:-1]}.webp") == 200
    answer = client.get(f"{own[:-1]}.pdf", **BROWSER)
    assert answer["Content-Disposition"] == 'attachment; filename="network-1.0-ar-ours.pdf"'
    assert answer["Cache-Control"] == "private, no-store"

    before, after = (pages_of(pdf) for pdf in (public, answer.getvalue()))
    assert before[:-1] == after[:-1]
    assert re.sub(r"\s", "", "عنقود") in after[-1]
    # PDFium turns the parts of Latin lines around between Arabic ones.
    for printed in ("Quay", "29200", "Brest", "bay", "example", "+33"):
        assert printed in after[-1]
        assert printed not in before[-1]


def pages_of(pdf: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def test_readers_see_nothing_of_it(pages, client, member):
    link = 'href="/en/account/brochures/network/"'
    assert link in text(client, PUBLIC)

    client.logout()
    answer = client.get(PUBLIC)
    assert link not in answer.content.decode()
    assert "no-store" not in answer.headers.get("Cache-Control", "")
    client.force_login(UserFactory())
    assert link not in text(client, PUBLIC)


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


@pytest.mark.parametrize(
    ("logo", "filename", "said"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Ours</text></svg>', "logo.svg", "Turn them into outlines"),
        (picture_bytes()[:300], "logo.png", "This picture is broken"),
    ],
)
def test_a_logo_that_cannot_be_printed_says_why_on_the_page_of_progress(
    inspected, pages, member, order, client, logo, filename, said
):
    order(logo, filename=filename)

    html = text(client)
    assert "The brochure could not be made." in html
    assert said in html
    assert not client.get(OWN).headers.get("Refresh")
    assert status(client, f"{OWN[:-1]}.pdf") == 404


def test_scripts_are_taken_out_of_a_logo_and_pictures_are_drawn_anew(inspected, pages, member, order, quick):
    order(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><path d="M0 0h9v9z"/></svg>')
    assert b"script" not in quick[-1].partner.logo

    order(picture_bytes((3000, 900), kind="JPEG"), filename="logo.jpg")
    with Image.open(io.BytesIO(quick[-1].partner.logo)) as printed:
        assert (printed.format, printed.width) == ("PNG", 1600)


def test_a_missing_letter_is_named_and_what_was_made_before_stays(pages, member, order, client, monkeypatch):
    order(logo_bytes())

    def lack(content, *, edition):
        raise MissingGlyphError("\U0001f9ff", "Bay \U0001f9ff")

    monkeypatch.setattr(making, "set_brochure", lack)
    order(name="Bay \U0001f9ff")
    html = text(client)

    assert "No typeface has the character \U0001f9ff (U+1F9FF)" in html
    assert status(client, f"{OWN[:-1]}.pdf") == 200
    assert 'value="Bay \U0001f9ff"' in text(client, f"{ORDER}?language=en&edition=screen")


def test_letters_without_a_typeface_are_named_by_their_language(pages, member, order, client, monkeypatch):
    def lack(content, *, edition):
        raise MissingTypefaceError("ja", "requirements/cjk.txt")

    monkeypatch.setattr(making, "set_brochure", lack)
    order(logo_bytes(), name="株式会社")

    assert "Letters of Japanese cannot be printed here yet." in text(client)


def test_pieces_of_other_scripts_carry_their_language(pages, member, order, quick):
    order(logo_bytes(), name="خليج", address="Ours 海岸, กรุงเทพ\nBrest")

    partner = quick[-1].partner
    assert partner.language == "ar"
    assert [(run.text, run.language) for run in partner.lines[0]] == [("Ours 海岸, ", "ja"), ("กรุงเทพ", "th")]
    assert [run.language for run in partner.lines[1]] == [""]


def test_too_much_for_the_back_page_is_said(pages, member, order, client, monkeypatch):
    monkeypatch.setattr(making, "set_brochure", lambda content, edition: pdf_bytes(3))
    order(logo_bytes())

    assert "do not fit on the back page" in text(client)


def test_a_newer_version_is_told_and_one_click_makes_it_anew(
    pages, member, order, client, publish, django_capture_on_commit_callbacks, quick
):
    order(logo_bytes("#aa0000"))
    assert "A newer version exists" not in text(client)
    say(pages["en"], "Another sentence.")
    publish(pages["en"])

    assert "A newer version exists: 1.1" in text(client)
    assert "A newer version exists: 1.1" in text(client, "/en/account/members/ours/use/")
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(OWN, {"action": "again"}).status_code == 302
    own = CoBrandedEdition.objects.get()
    assert (own.set_in, own.name, quick[-1].partner.logo) == ("1.1", CONTACT["name"], logo_of(own))
    assert "A newer version exists" not in text(client)


def test_words_that_are_not_public_yet_are_in_no_member_s_brochure(pages, member, order, publish, quick):
    """Between the publication of a sentence and its version the version is made first; drafts never count."""
    say(pages["en"], "A draft.")
    pages["en"].save_revision()
    order(logo_bytes())
    assert CoBrandedEdition.objects.get().set_in == "1.0"
    assert "A draft." not in repr(quick[-1].blocks)

    say(pages["en"], "Published.")
    pages["en"].save_revision().publish()  # its own task has not run
    order()
    assert CoBrandedEdition.objects.get().set_in == "1.1"
    assert "Published." in repr(quick[-1].blocks)


def test_only_whole_public_editions_are_offered(pages, member, order, client):
    BrochureEdition.objects.filter(language="ar").update(untranslated=["body"])
    assert 'value="ar"' not in text(client, ORDER)

    order(logo_bytes())
    pages["en"].unpublish()
    pages["ar"].unpublish()
    for address in (ORDER, "/en/account/brochures/network/", f"{OWN[:-1]}.pdf"):
        assert status(client, address) == 404
    assert "does not offer this brochure" in text(client)
    assert order(logo_bytes()).status_code == 404


def test_without_a_current_membership_it_is_refused(pages, member, order, client):
    order(logo_bytes())
    Membership.objects.filter(member=member).update(state="suspended")

    for address in (ORDER, OWN, f"{OWN[:-1]}.pdf", f"{OWN[:-1]}.webp", "/en/account/brochures/network/"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "not current" in answer.content.decode()
    assert order(logo_bytes()).status_code == 403
    assert "account/brochures" not in text(client, PUBLIC)


def test_another_member_s_edition_is_no_edition(pages, member, order, client):
    order(logo_bytes())
    stranger = UserFactory()
    Representative.objects.create(member=MemberFactory(slug="theirs"), user=stranger)
    client.force_login(stranger)

    for address in (ORDER, OWN, f"{OWN[:-1]}.pdf", f"{OWN[:-1]}.webp"):
        assert status(client, address) == 404
    client.post("/en/account/members/theirs/use/", {"delete_edition": CoBrandedEdition.objects.get().pk})
    assert CoBrandedEdition.objects.exists()


def test_who_speaks_for_two_members_chooses(pages, member, client):
    other = MemberFactory(slug="second", legal_name="Second")
    Representative.objects.create(member=other, user=member.person)
    html = text(client, "/en/account/brochures/network/")

    assert f'href="{ORDER}"' in html
    assert 'href="/en/account/members/second/brochures/network/"' in html


def test_downloads_are_counted_for_the_member_and_recorded(pages, member, order, client):
    order(logo_bytes(), edition="print")
    client.get(f"{ORDER}en/print.pdf", **BROWSER).close()

    row = DownloadCount.objects.get()
    found = (row.thing_type, row.version, row.language, row.format, row.member, row.count)
    assert found == ("brochures.brochure", "1.0", "en", "print-own", "ours", 1)
    assert Entry.objects.filter(event=Event.DOWNLOADED, actor=member.person).count() == 1


def test_one_edition_for_each_language_and_kind_which_is_deleted_with_its_files(
    pages, member, order, client, stored_files, django_capture_on_commit_callbacks
):
    before = stored_files()
    for _time in range(2):
        order(logo_bytes())
    assert CoBrandedEdition.objects.count() == 1
    assert len(stored_files() - before) == 3  # logo, PDF, picture

    assert "Brochures with your logo" in text(client, "/en/account/members/ours/use/")
    pk = CoBrandedEdition.objects.get().pk
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/en/account/members/ours/use/", {"delete_edition": pk})
    assert stored_files() == before
    assert Entry.objects.filter(event=Event.DELETED, object_id=str(pk)).exists()


def test_who_leaves_leaves_the_edition_and_a_member_takes_it_along(
    pages, member, order, stored_files, django_capture_on_commit_callbacks
):
    before = stored_files()
    order(logo_bytes())
    member.person.delete()
    assert CoBrandedEdition.objects.get().asked_by is None
    with django_capture_on_commit_callbacks(execute=True):
        member.delete()
    assert stored_files() == before


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


def test_it_says_the_same_in_arabic(pages, member, order, client):
    html = text(client, ORDER.replace("/en/", "/ar/"))

    assert 'dir="rtl"' in html
    assert CHAPTERS["en"] not in html
