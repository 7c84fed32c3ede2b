"""What the editor of translations offers: nothing that takes a page away from those who only translate."""

import html
import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from tests.factories import NewsPageFactory, UserFactory


@pytest.fixture
def draft(site_tree) -> Page:
    """An article sent for translation into French."""
    article = site_tree.add(NewsPageFactory, title="Plan")
    translate_object(article, [Locale.objects.get(language_code="fr")])
    return Page.objects.get(translation_key=article.translation_key, locale__language_code="fr")


@pytest.fixture
def sign_in(client):
    def with_role(role: str):
        client.force_login(UserFactory(role=role))
        return client

    return with_role


def editor(client, page: Page) -> tuple[str, dict]:
    content = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    return content, json.loads(html.unescape(re.search(r'data-props="([^"]*)"', content)[1]))


def test_translator_sees_no_button_that_takes_the_page_away(sign_in, draft):
    content, props = editor(sign_in("Translator (fr)"), draft)

    assert not any(props["perms"].values())
    assert props["links"]["convertToAliasUrl"] is None
    assert re.search(r'<body[^>]*class="[^"]*translates-only', content)


def test_officer_may_delete_but_not_put_another_language_there(sign_in, draft):
    content, props = editor(sign_in("Communications officer"), draft)

    assert props["perms"]["canDelete"]
    assert props["perms"]["canPublish"]
    assert props["links"]["convertToAliasUrl"] is None
    assert "translates-only" not in content


def test_translator_neither_deletes_nor_moves_a_draft(sign_in, draft):
    client = sign_in("Translator (fr)")

    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={draft.pk}")

    assert Page.objects.filter(pk=draft.pk).exists()
    assert client.get(reverse("wagtailadmin_pages:move", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("role", ["Translator (fr)", "Communications officer"])
def test_nobody_turns_a_translation_into_an_alias(sign_in, draft, role):
    sign_in(role).post(reverse("wagtail_localize:convert_to_alias", args=[draft.pk]))

    draft.refresh_from_db()
    assert draft.alias_of is None


def test_a_finished_translation_offers_no_alias_either(sign_in, draft):
    client = sign_in("Communications officer")
    client.post(reverse("wagtail_localize:stop_translation", args=[Translation.objects.get().pk]))
    draft.refresh_from_db()

    content = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert "action-publish" in content
    assert "localize-convert-to-alias" not in content
