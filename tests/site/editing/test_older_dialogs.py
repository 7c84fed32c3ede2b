"""Two people, one dialog: who may read a page or a collection, and the titles of files uploaded together."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, PageViewRestriction
from wagtail.users.models import UserProfile

from audit.models import Entry, Event
from tests.factories import DocumentFactory, ImageFactory, StandardPageFactory
from tests.files import picture_bytes

LOGIN, NONE = PageViewRestriction.LOGIN, PageViewRestriction.NONE


@pytest.fixture
def page(site_tree):
    return site_tree.add(StandardPageFactory, "en", title="Board papers")


@pytest.fixture
def privacy(page) -> str:
    return reverse("wagtailadmin_pages:set_privacy", args=[page.pk])


def state_in(html: str) -> str:
    return BeautifulSoup(html, "html.parser").select_one("form input[name=loaded_state]")["value"]


def opened(client, address: str) -> str:
    return state_in(client.get(address).json()["html"])


def restrict(client, address: str, kind: str, state: str):
    return client.post(address, {"restriction_type": kind, "loaded_state": state})


def test_who_may_read_a_page_is_set_from_the_newest_dialog(admin_client, page, privacy):
    assert restrict(admin_client, privacy, LOGIN, opened(admin_client, privacy)).json()["is_public"] is False
    assert restrict(admin_client, privacy, NONE, opened(admin_client, privacy)).json()["is_public"] is True
    assert not page.view_restrictions.exists()


def test_an_older_dialog_does_not_open_what_somebody_has_closed(admin_client, page, privacy):
    older = opened(admin_client, privacy)
    restrict(admin_client, privacy, LOGIN, opened(admin_client, privacy))

    answer = restrict(admin_client, privacy, NONE, older)

    assert answer.status_code == 409
    assert page.view_restrictions.get().restriction_type == LOGIN
    shown = BeautifulSoup(answer.json()["html"], "html.parser")
    assert "Private, accessible to any logged-in users" in shown.select_one(".older-form").text
    assert "administrator" in shown.select_one(".older-form").text
    assert restrict(admin_client, privacy, NONE, state_in(str(shown))).status_code == 200
    assert not page.view_restrictions.exists()


def test_an_older_dialog_does_not_close_again_what_somebody_has_opened(admin_client, page, privacy):
    restrict(admin_client, privacy, LOGIN, opened(admin_client, privacy))
    older = opened(admin_client, privacy)
    restrict(admin_client, privacy, NONE, opened(admin_client, privacy))

    assert restrict(admin_client, privacy, LOGIN, older).status_code == 409
    assert not page.view_restrictions.exists()


@pytest.fixture
def collection(db) -> Collection:
    return Collection.get_first_root_node().add_child(name="Board papers")


def test_an_older_dialog_does_not_open_a_collection_that_somebody_has_closed(admin_client, collection):
    privacy = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])
    older = opened(admin_client, privacy)
    assert restrict(admin_client, privacy, LOGIN, opened(admin_client, privacy)).json()["is_public"] is False

    answer = restrict(admin_client, privacy, NONE, older)

    assert answer.status_code == 409
    assert collection.view_restrictions.get().restriction_type == LOGIN
    shown = BeautifulSoup(answer.json()["html"], "html.parser")
    assert "Private, accessible to any logged-in users" in shown.select_one(".older-form").text
    assert "administrator" in shown.select_one(".older-form").text
    assert restrict(admin_client, privacy, NONE, state_in(str(shown))).json()["is_public"] is True
    assert not collection.view_restrictions.exists()
    changed = Entry.objects.filter(event=Event.PRIVACY_CHANGED, object_id=str(collection.pk))
    assert [entry.data["restriction"] for entry in changed.order_by("pk")] == [LOGIN, NONE]


@pytest.mark.parametrize("state", ["", "x", "é:1:2"])
def test_a_dialog_that_names_no_state_is_not_trusted(admin_client, page, privacy, state):
    assert restrict(admin_client, privacy, LOGIN, state).status_code == 409
    assert not page.view_restrictions.exists()


def test_a_dialog_with_errors_stays_as_old_as_it_was(admin_client, page, privacy):
    wrong = restrict(admin_client, privacy, "groups", opened(admin_client, privacy))
    restrict(admin_client, privacy, LOGIN, opened(admin_client, privacy))

    assert restrict(admin_client, privacy, NONE, state_in(wrong.json()["html"])).status_code == 409


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_it_is_told_in_the_editors_language(admin_client, privacy, code):
    user_id = admin_client.session["_auth_user_id"]
    UserProfile.objects.update_or_create(user_id=user_id, defaults={"preferred_language": code})

    told = restrict(admin_client, privacy, LOGIN, "").json()["html"]

    assert ("Somebody else has saved" in told) is (code == "en")


TITLES = {
    "image": ("wagtailimages:edit_multiple", ImageFactory, "image"),
    "document": ("wagtaildocs:edit_multiple", DocumentFactory, "doc"),
}


@pytest.mark.parametrize("kind", TITLES)
def test_titles_given_after_an_upload_do_not_replace_what_somebody_has_written_since(admin_client, db, kind):
    name, factory, prefix = TITLES[kind]
    file = factory(title="IMG 1")
    address = reverse(name, args=[file.pk])
    # A form that has never been asked for is as old as one can be: its answer holds the newest.
    fields = {"title": "Camellia", "description": "A flower", "audience": "public", "collection": file.collection_id}
    sent = {f"{prefix}-{file.pk}-{field}": value for field, value in fields.items()}
    newest = state_in(admin_client.post(address, sent).json()["form"])
    type(file).objects.update(title="Board papers", audience="staff")

    answer = admin_client.post(address, sent | {"loaded_state": newest})

    assert answer.status_code == 409
    assert answer.json()["success"] is False
    file.refresh_from_db()
    assert (file.title, file.audience) == ("Board papers", "staff")
    form = BeautifulSoup(answer.json()["form"], "html.parser").form
    assert "Board papers" in form.select_one(".older-form").text
    assert form.select_one(f"[name={prefix}-{file.pk}-title]")["value"] == "Camellia"

    again = admin_client.post(address, sent | {"loaded_state": state_in(str(form))})
    assert again.json()["success"] is True
    file.refresh_from_db()
    assert file.title == "Camellia"


def test_titles_are_saved_from_the_form_that_came_with_the_upload(admin_client, db):
    upload = SimpleUploadedFile("flower.png", picture_bytes((60, 40)), "image/png")
    came = admin_client.post(reverse("wagtailimages:add_multiple"), {"files[]": upload, "title": "flower"}).json()
    form = BeautifulSoup(came["form"], "html.parser").form
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    for choice in form.select("select[name]"):
        sent[choice["name"]] = (choice.select_one("option[selected]") or choice.option)["value"]
    sent[f"image-{came['image_id']}-title"] = "Camellia"

    assert admin_client.post(form["action"], sent).json()["success"] is True
