"""What people do leaves a row: done through the screens and pages, as people do it."""

from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction

from accounts import invitations
from accounts.models import Invitation, User
from accounts.roles import sync_roles
from audit.models import Entry, Event
from members.models import InvitedRepresentative, Membership
from navigation.models import SiteText
from tests.factories import (
    PASSWORD,
    DocumentFactory,
    ImageFactory,
    MemberFactory,
    NewsPageFactory,
    TermFactory,
    UserFactory,
)
from tests.forms import save


@pytest.fixture
def rows():
    """Call it for what was recorded since: events in their order."""
    first = max(Entry.objects.values_list("pk", flat=True), default=0)
    return lambda *names: list(Entry.objects.filter(pk__gt=first).order_by("pk").values_list(*names or ["event"]))


@pytest.fixture
def administrator(db, client):
    person = User.objects.create_superuser("administrator@example.org", PASSWORD)
    client.force_login(person)
    return person


def test_coming_and_going(db, client):
    person = UserFactory(email="member@example.org")
    browser = {"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/150"}
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, headers=browser)
    new = {"oldpassword": PASSWORD, "password1": "another long phrase", "password2": "another long phrase"}
    client.post(reverse("account_change_password"), new)
    client.post(reverse("account_logout"))

    found = Entry.objects.filter(actor=person).order_by("pk")
    assert [entry.event for entry in found] == [Event.SIGNED_IN, Event.PASSWORD_CHANGED, Event.SIGNED_OUT]
    assert found[0].data == {"device": "Firefox, Linux", "methods": ["password"]}
    assert len({entry.request_id for entry in found}) == 3


def test_a_wrong_second_factor(db, client):
    person = UserFactory(email="member@example.org")
    TOTP.activate(person, generate_totp_secret())
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    for answer in ({"code": "000000"}, {"credential": '{"id": "x"}'}):
        client.post(reverse("mfa_authenticate"), answer)

    failed = Entry.objects.filter(event=Event.SECOND_FACTOR_FAILED, object_id=str(person.pk)).order_by("pk")
    assert [entry.data["factor"] for entry in failed] == ["totp", "webauthn"]
    assert not Entry.objects.filter(event=Event.SIGNED_IN).exists()


@pytest.mark.parametrize("known", [True, False])
def test_the_last_wrong_password_is_recorded_once_and_no_address(db, client, known):
    person = UserFactory(email="member@example.org")
    email = person.email if known else "nobody@example.org"
    for _try in range(7):
        client.post(reverse("account_login"), {"login": email, "password": "wrong"})

    entry = Entry.objects.get(event=Event.LOCKED_OUT)
    assert entry.object_id == (str(person.pk) if known else "")
    assert "nobody" not in str(list(Entry.objects.values()))


def test_life_of_a_page(client, administrator, site_tree, rows):
    page = site_tree.add(NewsPageFactory, title="A meeting")
    page.save_revision().publish(user=administrator)
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    dialog = BeautifulSoup(client.get(privacy).json()["html"], "html.parser")
    state = dialog.select_one("[name=loaded_state]")["value"]
    client.post(privacy, {"restriction_type": "login", "loaded_state": state})
    PageViewRestriction.objects.get().delete()
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    found = [row for row in rows("event", "actor", "object_label") if row[2] == "A meeting"]
    assert [event for event, *_rest in found] == [
        Event.PUBLISHED,
        Event.PRIVACY_CHANGED,
        Event.PRIVACY_CHANGED,
        Event.UNPUBLISHED,
        Event.DELETED,
    ]
    assert {actor for event, actor, _label in found if event != Event.PRIVACY_CHANGED} == {administrator.pk}


def test_another_order_of_pages(client, administrator, site_tree, rows):
    site_tree.add(NewsPageFactory, title="First")
    second = site_tree.add(NewsPageFactory, title="Second")
    start = len(rows())

    client.post(reverse("wagtailadmin_pages:set_page_position", args=[second.pk]) + "?position=0")

    assert rows("event", "actor", "object_id")[start:] == [(Event.REORDERED, administrator.pk, str(second.pk))]


@pytest.mark.parametrize("factory", [DocumentFactory, ImageFactory, TermFactory])
def test_things_deleted_together(client, administrator, rows, factory):
    things = [factory(), factory()]
    kind, start = things[0]._meta, len(rows())
    address = reverse("wagtail_bulk_action", args=[kind.app_label, kind.model_name, "delete"])

    client.post(f"{address}?id={things[0].pk}&id={things[1].pk}")

    assert not type(things[0]).objects.exists()
    assert set(rows("event", "actor", "object_type", "object_id", "object_label")[start:]) == {
        (Event.DELETED, administrator.pk, kind.label_lower, str(thing.pk), str(thing)) for thing in things
    }
    assert len(rows()) == start + len(things)


def test_a_person_deleted_in_the_admin_leaves_one_row_without_a_name(client, administrator, rows):
    person = UserFactory(first_name="Ada", last_name="Green")
    start = len(rows())

    client.post(reverse("wagtailusers_users:delete", args=[person.pk]))

    assert rows()[start:] == [(Event.ACCOUNT_ERASED,)]
    assert "Ada" not in str(list(Entry.objects.values()))


def test_nothing_is_published_that_cannot_be_recorded(site_tree, monkeypatch):
    page = site_tree.add(NewsPageFactory, live=False)
    revision = page.save_revision()
    monkeypatch.setattr(Entry, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        revision.publish()

    page.refresh_from_db()
    assert not page.live


def test_rights_given_in_the_admin(client, administrator, rows):
    sync_roles()
    officers, person = Group.objects.get(name="Communications officer"), UserFactory(email="ada@example.org")
    start = len(rows())
    form = {"email": person.email, "first_name": "Ada", "last_name": "Green", "is_active": "on", "groups": officers.pk}
    save(client, reverse("wagtailusers_users:edit", args=[person.pk]), form)

    assert rows("event", "actor", "object_id", "data")[start:] == [
        (Event.ROLE_CHANGED, administrator.pk, str(person.pk), {"added": ["Communications officer"]})
    ]


def test_accounts_closed_together(client, administrator, rows):
    people = [UserFactory(), UserFactory()]
    start = len(rows())
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    client.post(f"{address}?id={people[0].pk}&id={people[1].pk}", {"mark_as_active": "False"})

    changes = rows("event", "object_id", "data")[start:]
    assert sorted(changes) == [(Event.ROLE_CHANGED, str(person.pk), {"is_active": False}) for person in people]


def test_a_role_made_in_the_admin(client, administrator, rows):
    forms = ("page_permissions", "collection_permissions", "image_permissions", "document_permissions")
    data = {f"{form}-{count}_FORMS": 0 for form in forms for count in ("TOTAL", "INITIAL", "MAX_NUM", "MIN_NUM")}
    place = {"page_permissions-TOTAL_FORMS": 1, "page_permissions-0-page": Page.get_first_root_node().pk}
    data |= place | {
        "name": "Guests",
        "permissions": Permission.objects.get(codename="access_admin").pk,
        "page_permissions-0-permissions": "publish_page",
    }
    client.post(reverse("wagtailusers_groups:add"), data)

    (change,) = rows("event", "actor", "object_label", "data")
    assert change[:3] == (Event.PERMISSIONS_CHANGED, administrator.pk, "Guests")
    assert change[3] == {"added": ["publish_page page 1", "wagtailadmin.access_admin"], "removed": []}


def test_words_of_the_site_with_their_drafts(administrator, rows):
    text = SiteText.objects.create(
        locale=Locale.get_default(),
        network_name="Network",
        tagline="Together",
        about_short="A network.",
        about_long="A network of clusters.",
    )
    text.save_revision().publish(user=administrator)
    text.unpublish(user=administrator)

    assert rows("event", "object_type") == [
        (Event.PUBLISHED, "navigation.sitetext"),
        (Event.UNPUBLISHED, "navigation.sitetext"),
    ]


def test_the_command_records_what_it_changed_and_nothing_else(db, rows):
    sync_roles()
    call_command("roles", verbosity=0)
    assert rows() == []

    Group.objects.get(name="Auditor").permissions.clear()
    call_command("roles", verbosity=0)

    (change,) = rows("event", "data")
    assert change[0] == Event.PERMISSIONS_CHANGED
    assert "wagtailadmin.access_admin" in change[1]["added"]


def test_an_invitation_leaves_no_address(client, administrator, rows, mailoutbox):
    form = {"email": "new@example.org", "role": "", "language": "fr"}
    form |= {"members_to_represent-TOTAL_FORMS": 0, "members_to_represent-INITIAL_FORMS": 0}
    client.post(reverse("wagtailsnippets_accounts_invitation:add"), form)
    waiting = Invitation.objects.get()
    client.post(reverse("wagtailsnippets_accounts_invitation:delete", args=[waiting.pk]))

    assert rows() == [(Event.INVITATION_SENT,), (Event.INVITATION_WITHDRAWN,)]
    assert "new@example.org" not in str(list(Entry.objects.values()))


def test_an_accepted_invitation_names_who_came_and_who_invited_them(client, administrator, rows):
    sync_roles()
    role, member = "Communications officer", MemberFactory()
    invitation = Invitation.objects.create(email="new@example.org", language="fr", role=role, invited_by=administrator)
    InvitedRepresentative.objects.create(invitation=invitation, member=member)
    key, start = invitations.renew(invitation), len(rows())
    new = {"first_name": "Ada", "last_name": "Green", "password1": PASSWORD, "password2": PASSWORD}

    Client().post(f"/fr{reverse('account_invitation', args=[key]).removeprefix('/en')}", new)

    found = [row for row in rows("event", "actor_label", "data")[start:] if row[0] != Event.SIGNED_IN]
    assert {event for event, *_rest in found} >= {
        Event.ACCOUNT_CREATED,
        Event.ROLE_CHANGED,
        Event.INVITATION_ACCEPTED,
    }
    assert {actor for _event, actor, _data in found} == {"Ada Green"}
    for event, _actor, data in found:
        if event in (Event.ACCOUNT_CREATED, Event.INVITATION_ACCEPTED) or data.get("added") == [role]:
            assert data["invited_by"] == administrator.pk
    page = client.get(reverse("audit_log")).content.decode()
    assert f"invited by {administrator}" in page


def test_a_download_for_some_is_one_row_however_many_parts(client, officer, fetch, rows):
    public, closed = DocumentFactory(), DocumentFactory(audience="staff", title="Minutes")
    client.force_login(officer)
    fetch(public.url)
    fetch(closed.url, Range="bytes=5-")
    fetch(closed.url, Range="bytes=0-4")

    found = [row for row in rows("event", "actor", "object_label") if row[0] == Event.DOWNLOADED]
    assert found == [(Event.DOWNLOADED, officer.pk, "Minutes")]


def test_memberships(db, rows):
    member = MemberFactory(slug="rose-valley")
    begun = rows("event", "member", "data")[-1]
    assert begun[:2] == (Event.MEMBERSHIP_CHANGED, "rose-valley")

    member.save()
    assert len(rows()) == 1

    period = Membership.objects.get()
    period.state, period.end = "suspended", date(2026, 11, 30)
    period.save()
    assert rows("data")[-1][0]["now"] == {"state": "suspended", "start": "2019-10-17", "end": "2026-11-30"}
    assert rows("data")[-1][0]["before"]["state"] == "active"
