"""Two people, one record: what the form of whoever came second says, and what it takes for a change."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, ModelLogEntry
from wagtail.users.models import UserProfile

from members.models import Member
from tests.factories import DocumentFactory, MemberFactory, UserFactory
from tests.forms import form_on


@pytest.fixture
def member(db) -> Member:
    return MemberFactory(short_name="Rose Valley", slug="rose")


@pytest.fixture
def edit(member) -> str:
    return reverse("wagtailsnippets_members_member:edit", args=[member.pk])


@pytest.mark.parametrize("state", ["x", "é:1:2", "é" * 9000])
def test_a_state_that_nobody_has_sealed_is_not_trusted(admin_client, member, edit, state):
    sent = form_on(admin_client.get(edit).content.decode())

    assert admin_client.post(edit, sent | {"loaded_state": state}).status_code == 409


def test_the_list_says_who_saved_and_shows_rows_in_words(officer_client, member, edit):
    sent = form_on(officer_client.get(edit).content.decode())
    ana = UserFactory(first_name="Ana", last_name="Example")
    period = member.memberships.get()
    period.state, period.end = "ended", datetime(2026, 1, 31, tzinfo=UTC).date()
    period.save()
    ModelLogEntry.objects.log_action(member, "wagtail.edit", user=ana)

    answer = officer_client.post(edit, sent)

    (change,) = answer.context["conflict"].changes
    assert (change.label, change.stored) == ("Membership", "Former member, 2019-10-17, 2026-01-31")
    assert "Ana Example" in answer.content.decode()


def test_fields_that_no_form_shows_make_no_form_old(officer_client, db):
    """The worker inspects a file while somebody writes its title."""
    document = DocumentFactory(title="Plan")
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    sent = form_on(officer_client.get(edit).content.decode()) | {"title": "Plan for 2027"}
    type(document).objects.update(file="other.pdf", file_hash="x")

    assert officer_client.post(edit, sent).status_code == 302


def test_a_form_with_errors_stays_as_old_as_it_was(officer_client, member, edit):
    sent = form_on(officer_client.get(edit).content.decode())
    wrong = officer_client.post(edit, sent | {"legal_name": ""})
    assert wrong.status_code == 200
    Member.objects.update(region="Grasse")

    answer = officer_client.post(edit, form_on(wrong.content.decode()) | {"legal_name": "Rose"})

    assert answer.status_code == 409


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_it_is_told_in_the_editors_language(admin_client, member, edit, code):
    sent = form_on(admin_client.get(edit).content.decode())
    Member.objects.update(is_demonstration=True)
    user_id = admin_client.session["_auth_user_id"]
    UserProfile.objects.update_or_create(user_id=user_id, defaults={"preferred_language": code})

    told = BeautifulSoup(admin_client.post(edit, sent).content, "html.parser").select_one(".older-form").text

    assert ("Somebody else has saved" in told) is (code == "en")
    assert ("Yes" in told) is (code == "en")


def test_the_rights_of_a_group_are_part_of_its_form(admin_client, site_tree):
    group = Group.objects.create(name="Guests")
    edit = reverse("wagtailusers_groups:edit", args=[group.pk])
    sent = form_on(admin_client.get(edit).content.decode())
    right = Permission.objects.get(codename="publish_page")
    home = site_tree.home("en")
    GroupPagePermission.objects.create(group=group, page=home, permission=right)
    images = GroupCollectionPermission(group=group, collection=Collection.get_first_root_node())
    images.permission = Permission.objects.get(codename="choose_image", content_type__app_label="wagtailimages")
    images.save()

    answer = admin_client.post(edit, sent)

    assert answer.status_code == 409
    assert {change.label for change in answer.context["conflict"].changes} == {"Page permissions", "Image permissions"}
    assert home.title in answer.content.decode()
    assert (group.page_permissions.count(), group.collection_permissions.count()) == (1, 1)
    again = form_on(answer.content.decode())
    assert admin_client.post(edit, again).status_code == 302
    assert (group.page_permissions.count(), group.collection_permissions.count()) == (0, 0)


def test_where_a_collection_lies_is_part_of_its_form(admin_client, db):
    root = Collection.get_first_root_node()
    press, own = root.add_child(name="Press"), root.add_child(name="Own")
    edit = reverse("wagtailadmin_collections:edit", args=[own.pk])
    sent = form_on(admin_client.get(edit).content.decode())
    Collection.objects.get(pk=own.pk).move(Collection.objects.get(pk=press.pk), "sorted-child")

    answer = admin_client.post(edit, sent)

    assert answer.status_code == 409
    (change,) = answer.context["conflict"].changes
    assert (change.label, "Press" in change.stored) == ("Parent", True)
    assert Collection.objects.get(pk=own.pk).get_parent() == press
    assert admin_client.post(edit, form_on(answer.content.decode())).status_code == 302
    assert Collection.objects.get(pk=own.pk).get_parent() == root
