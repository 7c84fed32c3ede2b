"""A translator works in one language; what is not his is not there. And no door but the desk publishes."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as upstream
from wagtail_localize.models import LocaleSynchronization

from accounts.roles import ADMINISTRATOR, AUDITOR, OFFICER
from navigation.models import SiteText
from news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.site.accounts.addresses import _filled
from tests.site.translations.desk import client_of, given
from tests.site.translations.lifecycle import begun, locale, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.desk.urls import urlpatterns as desk_addresses
from translations.doors import FollowsItsOriginalError
from translations.models import Comment, JobItem, Translation, Words

__all__ = ["article", "planted", "site_tree"]
FRENCH = "Translator (fr)"
ROLES = [None, FRENCH, "Translator (ja)", AUDITOR, OFFICER, ADMINISTRATOR]


@pytest.fixture
def translator(site_tree):
    return UserFactory(role=FRENCH)


def in_french(article) -> Page:
    return NewsPage.objects.get(locale=locale("fr"), translation_key=article.translation_key)


def of_upstream() -> list[str]:
    """Every address that wagtail-localize would answer, with numbers for its arguments."""
    [namespace] = upstream.register_admin_urls()
    found = [entry for entry in namespace.url_patterns if isinstance(entry, URLPattern)]
    assert len(found) > 15
    return [f"/admin/localize/{_filled(entry.pattern, '', lambda name, argument: None)}" for entry in found]


@pytest.mark.parametrize("role", ROLES)
def test_every_address_of_wagtail_localize_is_absent(article, client, role):
    begun(article)
    if role:
        client.force_login(UserFactory(role=role))
    nowhere = client.get("/admin/nowhere/at/all/").status_code
    assert nowhere == (404 if role else 302)

    answers = {
        (method, address): getattr(client, method)(address).status_code
        for address in of_upstream()
        for method in ("get", "post", "put", "delete")
    }

    assert set(answers.values()) == {nowhere}, answers


def test_nothing_of_wagtail_localize_is_offered(article, admin_client):
    begun(article)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    explorer = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    texts = reverse(SiteText.snippet_viewset.get_url_name("list"))

    for address in (edit, explorer, texts, "/admin/"):
        html = admin_client.get(address).content.decode()
        assert "/localize/" not in html
        assert "localize-convert" not in html.replace("icon-wagtail-localize-convert", "")
        assert "Sync translated" not in html


def test_no_tree_is_copied_into_a_language_untranslated(article, admin_client):
    french = locale("fr")
    address = reverse("wagtaillocales:edit", args=[french.pk])
    part = "component-wagtail_localize_localesynchronization"
    fields = {"language_code": "fr", f"{part}-enabled": "on", f"{part}-sync_from": article.locale_id}

    assert "localesynchronization" not in admin_client.get(address).content.decode()
    admin_client.post(address, fields)

    assert not LocaleSynchronization.objects.exists()
    assert not NewsPage.objects.filter(locale=french).exists()


def of_the_desk(translation: Translation) -> dict[str, str]:
    """Every address of the desk about a translation, by name."""
    digest = translation.source.passages.first().digest
    found = {}
    for pattern in desk_addresses:
        names = pattern.pattern.converters
        arguments = {"pk": translation.pk, "digest": digest}
        if names:
            arguments = {name: arguments[name] for name in names}
            if pattern.name == "take":
                arguments["pk"] = JobItem.objects.get(translation=translation).pk
            found[pattern.name] = reverse(f"translation_desk:{pattern.name}", kwargs=arguments)
    return found


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Translation, Words, Comment, JobItem, Page)]


@pytest.mark.parametrize("role", [FRENCH, AUDITOR, "Member representative"])
def test_no_address_of_the_desk_answers_about_what_is_not_ones_own(article, role):
    """Of another language, given to somebody else, and made up: one cannot tell them apart."""
    japanese, foreign = begun(article, "ja"), begun(article, "fr")
    given(japanese)
    given(foreign, UserFactory(role=FRENCH))
    translate_all(japanese)
    client = client_of(UserFactory(role=role))
    before = everything()
    addresses = of_the_desk(japanese)
    if role == FRENCH:
        addresses |= {f"foreign {name}": it for name, it in of_the_desk(foreign).items() if name != "take"}
    assert len(addresses) > 9

    for name, address in addresses.items():
        for method in ("get", "post"):
            answer = getattr(client, method)(address, {"text": "X", "comment": "X", "do": "publish"})
            absent = (302,) if role == "Member representative" else (404, 405)
            assert answer.status_code in absent, (name, method)
            assert "A plan" not in answer.content.decode()
    assert everything() == before


def test_the_own_language_answers(article, translator):
    translation = begun(article)
    given(translation, translator)
    client = client_of(translator)

    for name in ("editor", "preview", "memory_of_passage"):
        assert client.get(of_the_desk(translation)[name]).status_code == 200


def test_a_form_of_the_page_leads_to_the_desk(article, translator):
    translation = begun(article)
    given(translation, translator)
    desk = reverse("translation_desk:editor", args=[translation.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[in_french(article).pk])

    assert client_of(translator).get(edit).url == desk
    assert client_of(UserFactory(role=OFFICER)).get(edit).url == desk
    assert client_of(UserFactory(role=FRENCH)).get(edit).url == reverse("translation_desk:queue")
    assert client_of(UserFactory(role="Translator (ja)")).get(edit).status_code == 404


def test_no_other_door_publishes(article, admin_client):
    """The edit form, bulk publishing, the admin's API, an older revision: by somebody who may everything."""
    translate_all(begun(article))
    page = in_french(article)
    revision = page.save_revision()
    number = [page.pk]
    title = {"title": "X", "slug": "x"}

    edit = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=number), {"action-publish": "1"} | title, follow=True
    )
    assert "Nothing was saved" in edit.content.decode()
    admin_client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
    section = page.get_parent()
    admin_client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={section.pk}",
        {"include_descendants": "on"},
    )
    for name, data in (("publish", {}), ("revert_to_page_revision", {"revision_id": revision.pk})):
        admin_client.post(f"/admin/api/main/pages/{page.pk}/action/{name}/", data, content_type="application/json")
    admin_client.post(
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]), {"action-publish": "1"} | title
    )

    page.refresh_from_db()
    assert not page.live
    assert page.title != "X"


def test_no_date_that_was_set_before_publishes(article, site_tree):
    page = site_tree.add(NewsPageFactory, "fr", title="Seul", slug="plan", live=False)
    page.translation_key = article.translation_key
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save()
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))

    begun(article)
    call_command("publish_scheduled")

    assert not in_french(article).live
    assert in_french(article).go_live_at is None
    with pytest.raises(FollowsItsOriginalError):
        in_french(article).save_revision().publish()


def test_records_follow_their_original_too(site_tree, admin_client):
    english = SiteText.objects.create(
        locale=locale("en"), network_name="Network", tagline="Together", about_short="We are."
    )
    translation = begun(english)
    french = SiteText.objects.get(locale=locale("fr"))
    edit = reverse(SiteText.snippet_viewset.get_url_name("edit"), args=[french.pk])

    assert admin_client.get(edit).url == reverse("translation_desk:editor", args=[translation.pk])
    admin_client.post(edit, {"action-publish": "1", "network_name": "X", "tagline": "X", "about_short": "X"})

    french.refresh_from_db()
    assert not french.live


def test_the_originals_screen_says_how_far_each_language_is(article, admin_client):
    french, arabic = begun(article), begun(article, "ar")

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    for translation in (french, arabic):
        assert reverse("translation_desk:editor", args=[translation.pk]) in html
    assert "Français: being translated" in html


def test_the_chooser_of_pages_tells_no_title_of_a_foreign_draft(translator, site_tree):
    site_tree.add(NewsPageFactory, "ja", title="Embargoed", live=False)
    section = site_tree.section(NewsIndexPage, "ja")
    browse = reverse("wagtailadmin_choose_page_child", args=[section.pk])
    open_article = site_tree.add(NewsPageFactory, "ja", title="Known to all")

    html = client_of(translator).get(browse).json()["html"]

    assert open_article.title in html
    assert "Embargoed" not in html
    assert "Embargoed" in client_of(UserFactory(role=OFFICER)).get(browse).json()["html"]


def test_translations_are_neither_copied_nor_moved_nor_deleted_by_their_translator(article, translator, site_tree):
    begun(article)
    page = in_french(article)
    place = site_tree.section(NewsIndexPage, "ja")
    form = {"new_title": "X", "new_slug": "x", "new_parent_page": place.pk}
    client = client_of(translator)

    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}")

    assert not Page.objects.descendant_of(place).filter(slug="x").exists()
    assert in_french(article).get_parent() != place


def test_drafts_of_other_languages_have_no_title_for_a_translator(translator, site_tree):
    client = client_of(translator)
    draft = site_tree.add(NewsPageFactory, title="Secret zebra", slug="zebra", live=False)
    public = site_tree.add(NewsPageFactory, title="Open zebra", slug="open")
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    delete = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    assert client.get(chosen, {"id": public.pk}).status_code == 200
    for address in (chosen, delete):
        answer = client.get(address, {"id": [draft.pk, public.pk]}, follow=True)
        assert answer.status_code == 404
        assert "Secret" not in answer.content.decode()
