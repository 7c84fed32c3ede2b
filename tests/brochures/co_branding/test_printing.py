"""What is printed: the member's logo and contact, in which pieces, and what cannot be."""

import io

import pytest
from PIL import Image

from brochures import making as public_making
from brochures.cobranding import making
from brochures.models import CoBrandedEdition
from tests.files import logo_bytes, pdf_bytes, picture_bytes
from tests.written_brochures import say
from typesetting.errors import MissingGlyphError, MissingTypefaceError

from .scene import CONTACT, ORDER, OWN, logo_of, status, text


def drawn(size: tuple[int, int], kind: str = "PNG") -> bytes:
    """A picture with something to see."""
    out = io.BytesIO()
    image = Image.new("RGB", size, "white")
    image.paste("#1F5A41", (10, 10, 200, 200))
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("logo", "filename", "said"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Ours</text></svg>', "logo.svg", "Turn them into outlines"),
        (drawn((900, 300))[:300], "logo.png", "This picture is broken"),
        (drawn((699, 300)), "logo.png", "This picture is 699 pixels wide. Send one of at least 700"),
        (picture_bytes((900, 300)), "logo.png", "shows nothing on white paper"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g/></svg>', "logo.svg", "shows nothing"),
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

    order(drawn((3000, 900), "JPEG"), filename="logo.jpg")
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


def test_several_missing_letters_are_named_at_once(pages, member, order, client, monkeypatch):
    def lack(content, *, edition):
        raise MissingGlyphError("\U00013000", "\U00013000\U00013001", ("\U00013001", "\U00013000\U00013001"))

    monkeypatch.setattr(making, "set_brochure", lack)
    order(logo_bytes(), name="\U00013000\U00013001")

    html = text(client)
    assert "these characters: \U00013000 \U00013001." in html
    assert html.count("No typeface") == 1


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


def test_addresses_are_set_by_script_too(pages, member, order, quick):
    order(logo_bytes(), email="info@例え.example", website="https://東京.example/", telephone="")

    mail, website = ([(run.text, run.language, run.address) for run in line] for line in quick[-1].partner.lines[2:])
    assert mail == [("info@例え.example", "ja", "mailto:info@例え.example")]
    assert website == [("東京.example", "ja", "https://東京.example/")]


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


def test_while_the_original_cannot_be_set_a_wish_waits_and_promises_no_minutes(
    pages, member, order, client, publish, monkeypatch, quick
):
    order(logo_bytes())

    def lack(content, *, edition):
        raise MissingGlyphError("\U0001f9ff", "An amulet \U0001f9ff.")

    with monkeypatch.context() as broken:
        broken.setattr(public_making, "set_brochure", lack)
        say(pages["en"], "An amulet \U0001f9ff.")
        publish(pages["en"])
        order()
    html = text(client)
    assert "Yours is made by itself as soon as the new version is published" in html
    for said in ("Try again", "Make it anew", "minutes", "is being made"):
        assert said not in html
    assert status(client, f"{OWN[:-1]}.pdf") == 200  # that of before

    say(pages["en"], "Written differently.")
    publish(pages["en"])
    making.make(CoBrandedEdition.objects.get().pk)
    own = CoBrandedEdition.objects.get()
    assert (own.state, own.set_in, own.problem) == ("made", "1.1", {})


def test_of_two_ways_to_try_again_one_is_offered(pages, member, order, client, publish):
    order(logo_bytes())
    say(pages["en"], "Another sentence.")
    publish(pages["en"])
    CoBrandedEdition.objects.update(state="failed", problem={"kind": "stopped", "of": []})

    html = text(client)
    assert "Make it anew" in html
    assert "Try again</button>" not in html
