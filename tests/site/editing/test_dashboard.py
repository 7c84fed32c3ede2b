"""What an officer can begin from the dashboard."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from accounts.roles import give_role
from editing.create_entries import choices_for
from editing.dashboard import CreatePanel

from .conftest import own_page_models

HOME = "wagtailadmin_home"


@pytest.fixture
def person(db):
    """Somebody with a role."""

    def signed_up(role: str):
        user = get_user_model().objects.create_user("person@example.org", "irrelevant")
        give_role(user, role)
        return get_user_model().objects.get(pk=user.pk)

    return signed_up


def repeatable_models() -> list[type[Page]]:
    """Page types of which an officer makes many: no indexes, no home page."""
    return [
        model
        for model in own_page_models()
        if model.max_count_per_parent is None and Page not in model.allowed_parent_page_models()
    ]


def add_url(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


@pytest.mark.parametrize("model", repeatable_models(), ids=lambda model: model.__name__)
def test_officer_begins_each_type_of_page_with_one_click(client, person, pages, model):
    client.force_login(person("Communications officer"))
    url = add_url(model, pages[model].get_parent())
    assert f'href="{url}"' in client.get(reverse(HOME)).content.decode()
    assert client.get(url).status_code == 200


def test_officer_begins_uploads_and_records(person, pages):
    choices = choices_for(person("Communications officer"))
    offered = {choice.entry.model_class for choice in choices if not choice.entry.is_page}
    assert get_image_model() in offered


def test_translator_is_offered_nothing_new(client, person, pages):
    client.force_login(person("Translator (fr)"))
    content = client.get(reverse(HOME)).content.decode()
    assert "create-heading" not in content
    assert "/pages/add/" not in content


def test_other_languages_follow_the_first(administrator, pages):
    index = next(
        page
        for page in pages.values()
        if type(page).subpage_types and page.depth == 3 and type(page).max_count_per_parent
    )
    model = type(index).allowed_subpage_models()[0]
    for code in ("ja", "fr"):
        index.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True, alias=True)
    choice = next(choice for choice in choices_for(administrator) if choice.entry.model_class is model)
    assert [link.language for link in choice.links] == ["en", "fr", "ja"]
    assert choice.links[0].url == add_url(model, index)


def test_type_without_a_place_is_not_offered(administrator):
    offered = [choice.entry for choice in choices_for(administrator) if choice.entry.is_page]
    assert [entry for entry in offered if not entry.parent_model.objects.exists()] == []
    assert len(offered) < len(repeatable_models())


def test_panel_takes_one_query_more_than_wagtails_own(client, person, pages, monkeypatch):
    home = Page.objects.filter(depth=2).first().specific
    for locale in Locale.objects.exclude(pk=home.locale_id):
        home.copy_for_translation(locale, alias=True)
    client.force_login(person("Communications officer"))
    client.get(reverse(HOME))
    with CaptureQueriesContext(connection) as with_panel:
        client.get(reverse(HOME))
    monkeypatch.setattr(CreatePanel, "get_context_data", lambda self, parent_context: {})
    with CaptureQueriesContext(connection) as without_panel:
        client.get(reverse(HOME))
    assert len(with_panel) - len(without_panel) <= 1


def test_admin_bears_the_name_of_the_site(admin_client, settings):
    settings.WAGTAIL_SITE_NAME = "Our network"
    assert "- Our network</title>" in admin_client.get(reverse(HOME)).content.decode()
