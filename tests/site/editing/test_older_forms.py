"""Two people, one record: each form of the admin that changes one is opened, overtaken, and sent."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.urls import resolve, reverse
from wagtail.admin.views import generic
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    RevisionMixin,
)
from wagtail.users.models import UserProfile

from members.models import Member
from tests.factories import DocumentFactory, MemberFactory, UserFactory
from tests.site.accounts.addresses import every_address
from tests.site.accounts.scene import set_scene


def edit_views() -> dict[str, str]:
    """Names and paths of all addresses whose view changes one record: a new one joins by existing."""
    found = {}
    for address in every_address():
        view = getattr(resolve(address.path).func, "view_class", None)
        if view and issubclass(view, generic.EditView) and "revert" not in address.name:
            found[address.name] = address.path
    return found


@pytest.fixture
def path_of(db):
    scene = set_scene()
    return lambda name: next(address.path for address in every_address(scene.argument) if address.name == name)


def form_on(page: str) -> dict:
    """What a browser would send."""
    form = BeautifulSoup(page, "html.parser").select_one("form[data-edit-form], form:has([name=loaded_state])")
    data: dict[str, list] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.has_attr("disabled") or field.find_parent("template"):
            continue
        if field.name == "select":
            values = [option.get("value", option.text) for option in field.select("option[selected]")]
            values = (
                values
                or [option["value"] for option in field.select("option[value]")][: not field.has_attr("multiple")]
            )
        elif field.name == "textarea":
            values = [field.text.removeprefix("\n")]
        elif field.get("type") in ("checkbox", "radio"):
            values = [field.get("value", "on")] if field.has_attr("checked") else []
        else:
            values = [] if field.get("type") in ("file", "submit") else [field.get("value", "")]
        data.setdefault(field["name"], []).extend(values)
    return {name: values for name, values in data.items() if values}


def overtake(record: models.Model, form) -> str:
    """Another person saves a field of the form: a free text where there is one. Returns its name."""
    names = [name for name, field in form.fields.items() if not field.disabled]
    kinds = (models.CharField, models.TextField)
    texts = [field for field in record._meta.concrete_fields if field.name in names and isinstance(field, kinds)]
    if not texts:
        record.groups.add(Group.objects.exclude(pk__in=record.groups.all()).first())
        return "groups"
    field = min(texts, key=lambda field: bool(field.choices or field.name == "language_code"))
    text = next((code for code, _label in reversed(field.flatchoices)), f"z{getattr(record, field.name)}")
    setattr(record, field.name, text[: field.max_length])
    if isinstance(record, RevisionMixin):
        record.save_revision()
    else:
        type(record)._base_manager.filter(pk=record.pk).update(**{field.name: getattr(record, field.name)})
    return field.name


@pytest.mark.parametrize("name", sorted(edit_views()))
def test_an_older_form_of_any_record_saves_nothing_and_says_what_stands_now(name, path_of, admin_client):
    path = path_of(name)
    page = admin_client.get(path)
    sent = form_on(page.content.decode())
    record = page.context["form"].instance
    if isinstance(record, RevisionMixin):
        record.save_revision()
        sent = form_on(admin_client.get(path).content.decode())
    field = overtake(record, page.context["form"])
    before = list(type(record)._base_manager.order_by("pk").values())

    answer = admin_client.post(path, sent)

    assert answer.status_code == 409
    assert list(type(record)._base_manager.order_by("pk").values()) == before
    (change,) = answer.context["conflict"].changes
    assert change.label.lower() == str(page.context["form"].fields[field].label).lower()
    assert change.typed != change.stored
    html = BeautifulSoup(answer.content, "html.parser")
    assert change.stored in html.select_one(".older-form").text
    again = form_on(str(html))
    assert again.get(field) == sent.get(field)

    assert admin_client.post(path, again).status_code != 409


@pytest.mark.parametrize("name", sorted(edit_views()))
def test_a_form_that_names_no_state_of_its_own_record_is_not_trusted(name, path_of, admin_client):
    path = path_of(name)
    page = admin_client.get(path)
    record = page.context["form"].instance
    if isinstance(record, RevisionMixin):
        record.save_revision()
    sent = form_on(page.content.decode())

    for state in ({}, {"loaded_state": "x"}, {"loaded_state": "é:1:2"}, {"loaded_state": "é" * 9000}):
        changed = {key: value for key, value in sent.items() if key != "loaded_state"} | state
        assert admin_client.post(path, changed).status_code == 409


def test_all_that_editors_keep_is_among_them():
    names = " ".join(edit_views())

    for word in ("member", "term", "invitation", "wagtailimages:", "wagtaildocs:", "users_users", "users_groups"):
        assert word in names


@pytest.fixture
def member(db) -> Member:
    return MemberFactory(short_name="Rose Valley", slug="rose")


@pytest.fixture
def edit(member) -> str:
    return reverse("wagtailsnippets_members_member:edit", args=[member.pk])


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
