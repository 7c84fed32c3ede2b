"""A translator works in one language: every address of wagtail-localize, and every other way, ends at its border."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from accounts.models import Invitation
from accounts.roles import AUDITOR, OFFICER
from news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, UserFactory

FRENCH = "Translator (fr)"
HOME = "/admin/"


@pytest.fixture
def article(site_tree) -> Page:
    """Sent for translation into French and Japanese, which are drafts."""
    article = site_tree.add(NewsPageFactory, title="A plan", slug="plan")
    translate_object(article, Locale.objects.filter(language_code__in=["fr", "ja"]))
    return article


@pytest.fixture
def translator(article, client):
    user = UserFactory(role=FRENCH)
    client.force_login(user)
    return user


def into(code: str) -> Translation:
    return Translation.objects.get(target_locale__language_code=code)


def addresses_of(translation: Translation) -> dict[str, tuple[str, str, dict]]:
    """What one can ask about a translation: method, address, data."""
    own = [translation.pk]
    source, page = translation.source, translation.get_target_instance()
    passage = [*own, source.stringsegment_set.first().pk]
    override = source.overridablesegment_set.first()
    pofile = SimpleUploadedFile("a.po", str(translation.export_po()).encode())
    found = {
        "editor": ("get", reverse("wagtailadmin_pages:edit", args=[page.pk]), {}),
        "draft": ("get", reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {}),
        "preview": ("get", reverse("wagtail_localize:preview_translation", args=own), {}),
        "passage": ("put", reverse("wagtail_localize:edit_string_translation", args=passage), {"value": "Plan"}),
        "no passage": ("delete", reverse("wagtail_localize:edit_string_translation", args=passage), {}),
        "file": ("get", reverse("wagtail_localize:download_pofile", args=own), {}),
        "file back": ("post", reverse("wagtail_localize:upload_pofile", args=own), {"file": pofile}),
        "history": ("get", reverse("wagtailadmin_pages:history", args=[page.pk]), {}),
    }
    if override is not None:
        address = reverse("wagtail_localize:edit_override", args=[*own, override.pk])
        found["override"] = ("delete", address, {})
    return found


def ask(client, method: str, address: str, data: dict):
    if method in ("put", "delete"):
        body = "&".join(f"{name}={value}" for name, value in data.items())
        return getattr(client, method)(address, body, content_type="application/x-www-form-urlencoded")
    return getattr(client, method)(address, data)


def is_refused(response) -> bool:
    """What is closed looks absent where the address names it; whole sections lead back to the front page."""
    return response.status_code in (403, 404) or (response.status_code == 302 and response.url == HOME)


def test_every_address_about_another_language_refuses(translator, client):
    own = {name: ask(client, *asked) for name, asked in addresses_of(into("fr")).items()}
    others = {name: ask(client, *asked) for name, asked in addresses_of(into("ja")).items()}

    assert len(own) > 7
    # A successful upload goes to the front page of the admin too.
    assert [name for name, answer in own.items() if is_refused(answer) and name != "file back"] == []
    assert [name for name, answer in others.items() if not is_refused(answer)] == []
    assert not StringTranslation.objects.filter(locale__language_code="ja").exists()


def test_a_translator_publishes_nothing_in_no_way(translator, client):
    for translation in (into("fr"), into("ja")):
        page = translation.get_target_instance()
        for passage in translation.source.stringsegment_set.all():
            StringTranslation.objects.update_or_create(
                translation_of=passage.string, locale=translation.target_locale, context=passage.context, data="X"
            )
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
        client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
        client.post(
            reverse("wagtail_localize:update_translations", args=[translation.source_id]),
            {"publish_translations": "on"},
        )

    assert not NewsPage.objects.exclude(locale__language_code="en").live().exists()


def test_a_translator_takes_no_translation_back_to_an_ordinary_page(translator, client):
    client.post(reverse("wagtail_localize:stop_translation", args=[into("fr").pk]))

    assert into("fr").enabled


@pytest.mark.parametrize("name", ["submit_page_translation", "update_translations"])
def test_translators_neither_send_nor_synchronise(translator, article, client, name):
    numbers = {"submit_page_translation": article.pk, "update_translations": TranslationSource.objects.get().pk}
    address = reverse(f"wagtail_localize:{name}", args=[numbers[name]])

    assert is_refused(client.get(address))
    assert is_refused(client.post(address, {"locales": [Locale.objects.get(language_code="es").pk]}))
    assert Translation.objects.count() == 2


def test_the_right_to_send_ends_where_the_right_to_the_tree_ends(article, site_tree, client):
    """An officer of one country: may send, but has the French tree only."""
    user = UserFactory(role=OFFICER)
    french = site_tree.section(NewsIndexPage, "fr")
    GroupPagePermission.objects.filter(group__name=OFFICER).update(page=french.get_parent())
    own = site_tree.add(NewsPageFactory, "fr", title="Ici", slug="ici")
    client.force_login(user)
    spanish = Locale.objects.get(language_code="es")

    assert is_refused(client.get(reverse("wagtail_localize:submit_page_translation", args=[article.pk])))
    address = reverse("wagtail_localize:submit_page_translation", args=[own.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"locales": [spanish.pk]}).status_code == 200
    assert not Page.objects.filter(translation_key=own.translation_key, locale=spanish).exists()
    assert is_refused(
        client.post(reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.first().pk]), {})
    )


def test_officers_send_and_synchronise(article, client):
    client.force_login(UserFactory(role=OFFICER))

    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[article.pk]),
        {"locales": [Locale.objects.get(language_code="es").pk]},
    )

    assert into("es")
    answer = client.post(reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk]))
    assert not is_refused(answer)


def test_the_report_lists_ones_own_language(translator, client):
    address = reverse("wagtail_localize:translations_report")
    languages = {translation.target_locale.language_code for translation in client.get(address).context["object_list"]}
    assert languages == {"fr"}

    client.force_login(UserFactory(role=AUDITOR))
    assert len(client.get(address).context["object_list"]) == 2


@pytest.mark.parametrize("name", ["snippets_api_listing", "snippets_api_detail"])
def test_names_of_records_are_for_those_who_work_with_them(translator, client, name):
    invitation = Invitation.objects.create(email="new@example.org", language="en")
    number = [invitation.pk] if name.endswith("detail") else []
    address = reverse(f"wagtail_localize:{name}", args=["accounts", "invitation", *number])

    answer = client.get(address)
    assert is_refused(answer)
    assert "new@example.org" not in answer.content.decode()

    client.force_login(UserFactory(role=OFFICER))
    assert "new@example.org" in json.dumps(client.get(address).json())


def test_what_has_lost_its_page_is_absent(article, client):
    translation = into("ja")
    addresses = addresses_of(translation)
    translation.get_target_instance().delete()
    Translation.objects.filter(pk=translation.pk).update(enabled=True)
    client.force_login(UserFactory(role=OFFICER))

    for name in ("preview", "passage", "file", "file back"):
        assert ask(client, *addresses[name]).status_code == 404, name


def test_the_chooser_of_pages_tells_no_title_of_a_foreign_draft(translator, site_tree, client):
    site_tree.add(NewsPageFactory, "ja", title="Embargoed", live=False)
    section = site_tree.section(NewsIndexPage, "ja")
    browse = reverse("wagtailadmin_choose_page_child", args=[section.pk])
    open_article = site_tree.add(NewsPageFactory, "ja", title="Known to all")

    html = client.get(browse).json()["html"]

    assert open_article.title in html
    assert "Embargoed" not in html
    client.force_login(UserFactory(role=OFFICER))
    assert "Embargoed" in client.get(browse).json()["html"]


def test_copies_go_nowhere_else(translator, site_tree, client):
    page = into("fr").get_target_instance()
    place = site_tree.section(NewsIndexPage, "ja")
    form = {"new_title": "X", "new_slug": "x", "new_parent_page": place.pk}

    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]))

    assert not Page.objects.descendant_of(place).filter(slug="x").exists()
    assert into("fr").get_target_instance().get_parent() != place


@pytest.mark.parametrize("file", [None, b"", b'msgid "A plan"\nmsgstr "Un plan"\n', b"\xff\xfe"])
def test_a_file_that_was_not_downloaded_here_changes_nothing_and_says_so(translator, client, file):
    data = {} if file is None else {"file": SimpleUploadedFile("a.po", file)}

    answer = client.post(reverse("wagtail_localize:upload_pofile", args=[into("fr").pk]), data)

    assert answer.status_code == 302
    assert "PO" in client.get(HOME).content.decode()
    assert not StringTranslation.objects.exists()


def test_drafts_of_other_languages_have_no_title_for_a_translator(translator, client, site_tree):
    draft = site_tree.add(NewsPageFactory, title="Secret zebra", slug="zebra", live=False)
    public = site_tree.add(NewsPageFactory, title="Open zebra", slug="open")
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    delete = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    assert client.get(chosen, {"id": public.pk}).status_code == 200
    for address in (chosen, delete):
        answer = client.get(address, {"id": [draft.pk, public.pk]}, follow=True)
        assert answer.status_code == 404
        assert "Secret" not in answer.content.decode()
