"""Who is offered it, who has it, and what becomes of it."""

import re

from assets.counts import DownloadCount
from audit.models import Entry, Event
from brochures.models import BrochureEdition, CoBrandedEdition
from members.models import Membership, Representative
from tests.factories import MemberFactory, UserFactory
from tests.files import logo_bytes

from .scene import BROWSER, ORDER, OWN, PUBLIC, status, text


def test_readers_see_nothing_of_it(pages, client, member):
    link = 'href="/en/account/brochures/network/"'
    assert link in text(client, PUBLIC)

    client.logout()
    answer = client.get(PUBLIC)
    assert link not in answer.content.decode()
    assert "no-store" not in answer.headers.get("Cache-Control", "")
    client.force_login(UserFactory())
    assert link not in text(client, PUBLIC)


def test_only_whole_public_editions_are_offered(pages, member, order, client):
    BrochureEdition.objects.filter(language="ar").update(untranslated=["body"])
    assert 'value="ar"' not in text(client, ORDER)

    order(logo_bytes())
    pages["en"].unpublish()
    assert status(client, f"{OWN[:-1]}.pdf") == 404
    pages["ar"].unpublish()
    for address in (ORDER, "/en/account/brochures/network/", f"{OWN[:-1]}.pdf"):
        assert status(client, address) == 404
    assert "does not offer this brochure" in text(client)
    assert order(logo_bytes()).status_code == 404


def test_what_a_member_has_stays_where_a_designer_s_edition_takes_the_place_of_the_site_s(pages, member, order, client):
    order(logo_bytes())
    BrochureEdition.objects.filter(language="en").update(origin="uploaded")

    assert status(client, f"{OWN[:-1]}.pdf") == 200
    assert 'value="en"' not in text(client, ORDER)
    for html in (text(client), text(client, "/en/account/members/ours/use/")):
        assert "cannot take your logo now" in html
        assert "does not offer" not in html


def test_a_language_that_is_behind_its_original_says_so_where_it_is_chosen(pages, member, client):
    BrochureEdition.objects.filter(language="ar").update(behind=["body.1", "body.2"])

    options = re.findall(r'<option value="(?:ar|en)"[^>]*>([^<]*)', text(client, ORDER))
    assert options == ["English", "العربية – 2 passages are behind the original."]


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
    for slug in ("ours", "theirs"):
        assert client.post(f"/en/account/members/{slug}/brochures/network/en/screen/delete/").status_code == 404
    assert CoBrandedEdition.objects.exists()


def test_who_speaks_for_two_members_chooses(pages, member, client):
    other = MemberFactory(slug="second", legal_name="Second")
    Representative.objects.create(member=other, user=member.person)
    html = text(client, "/en/account/brochures/network/")

    assert f'href="{ORDER}"' in html
    assert 'href="/en/account/members/second/brochures/network/"' in html


def test_downloads_are_counted_for_the_member_and_recorded(pages, member, order, client):
    order(logo_bytes(), edition="print")
    client.get(f"{ORDER}en/print.pdf", **BROWSER).getvalue()

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

    pk = CoBrandedEdition.objects.get().pk
    order(edition="print")
    html = text(client, "/en/account/members/ours/use/")
    links = re.findall(r'<a [^>]*href="([^"]*/delete/)">(.*?)</a>', html, re.DOTALL)
    assert len({re.sub("<[^>]*>", "", name) for _address, name in links}) == 2
    assert "for good" in text(client, f"{OWN}delete/")
    assert CoBrandedEdition.objects.count() == 2  # only asked
    Membership.objects.filter(member=member).update(state="ended")  # theirs all the same
    with django_capture_on_commit_callbacks(execute=True):
        for address, _name in links:
            client.post(address)
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
