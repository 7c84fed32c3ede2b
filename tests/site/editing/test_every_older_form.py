"""Two people, one record: each form of the admin that changes one is opened, overtaken, and sent."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import models
from django.urls import resolve
from wagtail.admin.views import generic
from wagtail.models import RevisionMixin

from tests.forms import form_on, undrawn
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


@pytest.fixture(scope="module")
def path_of(shared_rows):
    scene = set_scene()
    return {address.name: address.path for address in every_address(scene.argument)}.__getitem__


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

    for state in ({}, {"loaded_state": "x"}):
        changed = {key: value for key, value in sent.items() if key != "loaded_state"} | state
        with undrawn():
            assert admin_client.post(path, changed).status_code == 409


def test_all_that_editors_keep_is_among_them():
    names = " ".join(edit_views())

    for word in ("member", "term", "invitation", "wagtailimages:", "wagtaildocs:", "users_users", "users_groups"):
        assert word in names
