"""Who gets the files of a kit for members, and what they agree to first."""

from datetime import date

import pytest

from accounts import personal_data
from accounts.roles import REPRESENTATIVE
from assets.counts import DownloadCount
from audit.models import Entry, Event
from branding.models import LogoTermsAcceptance
from members.models import Membership, Representative
from tests.branding.conftest import archive, reloaded
from tests.factories import LogoKitPageFactory, MemberFactory, UserFactory

TERMS = "Only while you are a member.\nAlways."
FILE = "/logos/gcc/gcc_horizontal_colour_rgb.svg"
PREVIEW = "/logos/gcc/preview/horizontal_colour"
KIT = {"audience": "members"}


@pytest.fixture
def kit_with_terms(kit, site_tree):
    kit.terms_version = "2026-10"
    kit.save()
    site_tree.add_versions(
        LogoKitPageFactory,
        ["en", "ja"],
        kit=kit,
        title="Member logo",
        terms_text=TERMS,
    )
    return kit


@pytest.fixture
def person(db):
    return UserFactory(role=REPRESENTATIVE)


@pytest.fixture
def member(person):
    member = MemberFactory(short_name="Rose Valley")
    Representative.objects.create(member=member, user=person)
    return member


def end(member) -> None:
    Membership.objects.filter(member=member).update(end=date(2020, 1, 1))


def test_anonymous_readers_see_the_drawing_small_and_get_no_file(kit, fetch, site_tree, client):
    page = site_tree.add(LogoKitPageFactory, kit=kit)

    assert {fetch(address).status_code for address in (FILE, "/logos/gcc/gcc.zip", "/logos/gcc/v/1.0/gcc.zip")} == {404}
    assert fetch(PREVIEW).status_code == 200
    html = client.get(page.get_url()).content.decode()
    assert f'href="/en/account/login/?next={page.get_url()}"' in html
    assert FILE not in html


def test_a_member_of_today_gets_the_files_and_a_member_of_yesterday_does_not(kit, fetch, client, member, person):
    client.force_login(person)
    response = fetch(FILE)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"

    end(member)

    assert fetch(FILE).status_code == 404


@pytest.mark.parametrize(
    ("state", "status"), [("grace", 200), ("honorary", 200), ("candidate", 404), ("suspended", 404)]
)
def test_the_state_of_membership_decides(kit, fetch, client, member, person, state, status):
    Membership.objects.filter(member=member).update(state=state)
    client.force_login(person)

    assert fetch(FILE).status_code == status


def test_an_account_without_a_member_is_told_so_on_the_page(kit, fetch, client, site_tree):
    page = site_tree.add(LogoKitPageFactory, kit=kit)
    client.force_login(UserFactory())

    assert fetch(FILE).status_code == 404
    assert "Your account speaks for none" in client.get(page.get_url()).content.decode()


def test_staff_that_work_with_files_get_them_unasked(kit_with_terms, fetch, client, officer):
    client.force_login(officer)

    assert fetch(FILE).status_code == 200


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_way_to_a_file_leads_over_the_terms_in_the_readers_language(
    kit_with_terms, fetch, client, member, person, language
):
    client.force_login(person)
    led = client.get(FILE, headers={"accept-language": language})
    assert led.status_code == 302
    assert led["Location"] == f"/{language}/account/logos/gcc/terms/?file=gcc_horizontal_colour_rgb.svg"

    form = client.get(led["Location"]).content.decode()
    assert "Only while you are a member." in form
    answer = client.post(led["Location"], {"member": member.pk, "accepted": "on", "version": "2026-10"})
    assert (answer.status_code, answer["Location"]) == (302, led["Location"])

    after = client.get(answer["Location"])
    assert after["Refresh"] == f"1; url={FILE}"
    assert f'href="{FILE}"' in after.content.decode()
    assert fetch(FILE).status_code == 200


def test_a_page_of_accepted_terms_that_is_opened_later_brings_no_file_by_itself(kit_with_terms, client, member, person):
    client.force_login(person)
    page, answer = "/{}/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"}
    address = f"{page.format('en')}?file=gcc_horizontal_colour_rgb.svg"
    client.post(page.format("en"), answer)
    client.get(page.format("en"))
    assert "Refresh" not in client.get(address)  # came for no file then

    client.post(address, answer)
    assert "Refresh" in client.get(address)
    for later in (address, address.replace("/en/", "/ja/")):
        opened = client.get(later)
        assert "Refresh" not in opened
        assert f'href="{FILE}"' in opened.content.decode()
        assert "comes by itself" not in opened.content.decode()


def test_an_acceptance_says_who_for_whom_what_and_when_and_comes_once(kit_with_terms, client, member, person):
    client.force_login(person)
    for _time in range(2):
        client.post("/en/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"})

    row = LogoTermsAcceptance.objects.get()
    assert (row.member, row.person, row.version, row.language) == (member, person, "2026-10", "en")
    assert row.words == TERMS
    entry = Entry.objects.get(event=Event.TERMS_ACCEPTED)
    assert (entry.actor, entry.member, entry.data) == (person, "rose-valley", {"terms": "gcc", "version": "2026-10"})


def test_one_representative_accepts_for_all_of_a_member(kit_with_terms, fetch, client, member, person):
    colleague = UserFactory(role=REPRESENTATIVE)
    Representative.objects.create(member=member, user=colleague)
    client.force_login(person)
    client.post("/en/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"})

    client.force_login(colleague)

    assert fetch(FILE).status_code == 200


def test_changed_terms_ask_again_and_a_form_with_the_old_ones_accepts_nothing(
    kit_with_terms, fetch, client, member, person
):
    client.force_login(person)
    client.post("/en/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"})
    kit_with_terms.terms_version = "2027-01"
    kit_with_terms.save()

    assert fetch(FILE).status_code == 302
    late = client.post("/en/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"})
    assert late.status_code == 400
    assert "have changed meanwhile" in late.content.decode()
    assert 'value="2027-01"' in late.content.decode()
    assert LogoTermsAcceptance.objects.count() == 1


@pytest.mark.parametrize("missing", ["accepted", "member"])
def test_without_the_tick_or_for_somebody_elses_member_nothing_is_accepted(
    kit_with_terms, client, member, person, missing
):
    data = {"member": member.pk, "accepted": "on", "version": "2026-10"}
    data |= {"member": MemberFactory().pk} if missing == "member" else {}
    data = {name: value for name, value in data.items() if name != missing or missing == "member"}
    client.force_login(person)

    answer = client.post("/en/account/logos/gcc/terms/", data)

    assert answer.status_code == 400
    assert "field__error" in answer.content.decode()
    assert not LogoTermsAcceptance.objects.exists()


def test_the_terms_are_absent_for_whoever_may_not_take_the_files(kit_with_terms, client, member, person):
    assert client.get("/en/account/logos/gcc/terms/")["Location"].startswith("/en/account/login/")
    client.force_login(UserFactory())
    assert client.get("/en/account/logos/gcc/terms/").status_code == 404
    end(member)
    client.force_login(person)
    assert client.get("/en/account/logos/gcc/terms/").status_code == 404


def test_the_archive_carries_the_terms(kit_with_terms, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kit_with_terms.pages.first().specific.save_revision().publish()

    packed = archive(reloaded(kit_with_terms))
    assert "Version 2026-10\nOnly while you are a member." in packed.read("README.en.txt").decode("utf-8-sig")
    assert b'"terms_version": "2026-10"' in packed.read("manifest.json")


def test_terms_without_an_audience_that_could_accept_them_are_refused(kit):
    kit.audience, kit.terms_version = "public", "1"

    with pytest.raises(Exception, match="audience of members"):
        kit.clean()


def test_who_accepted_finds_it_among_their_own_data_and_leaves_the_members_word_behind(
    kit_with_terms, client, member, person
):
    client.force_login(person)
    client.post("/en/account/logos/gcc/terms/", {"member": member.pk, "accepted": "on", "version": "2026-10"})

    (row,) = personal_data.export(person)["logo_terms"]
    assert (row["kit_code"], row["member_code"], row["version"]) == ("gcc", "rose-valley", "2026-10")
    personal_data.erase(person)
    assert LogoTermsAcceptance.objects.get().person is None


def test_a_file_is_counted_for_the_members_that_accepted(kit_with_terms, person, member, client, fetch):
    other = MemberFactory(slug="other")
    Representative.objects.create(member=other, user=person)
    client.force_login(person)
    address = "/en/account/logos/gcc/terms/"
    client.post(address, {"member": member.pk, "accepted": "on", "version": "2026-10"})

    assert fetch(FILE, user_agent="Mozilla/5.0 (X11; Linux) Firefox/140.0").status_code == 200

    assert list(DownloadCount.objects.values_list("member", "count")) == [(member.slug, 1)]
