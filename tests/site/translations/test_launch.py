"""Making a language public: what has to be there, who may do it, and how it is taken back."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale, Page

from accounts.roles import ADMINISTRATOR, AUDITOR, OFFICER
from audit.models import Entry, Event
from home.models import HomePage
from navigation.models import SiteText
from news.models import NewsIndexPage
from tests.factories import UserFactory
from translations import launch as launching
from translations.locales import ensure_locales
from translations.models import LocaleProfile, SlugPolicy

OPEN_INTERFACE = "translations.launch.strings_to_translate"


def profile(code: str) -> LocaleProfile:
    return LocaleProfile.objects.get(locale__language_code=code)


@pytest.fixture
def interface(monkeypatch):
    """How many strings every catalogue lacks."""

    def lacks(number: int) -> None:
        monkeypatch.setattr(OPEN_INTERFACE, lambda code: number)

    lacks(0)
    return lacks


@pytest.fixture
def korean(site_tree, interface):
    """Everything that readers need, and not public."""
    site_tree.prepare("ko")
    SiteText.objects.create(
        locale=Locale.objects.get(language_code="ko"), network_name="글로벌", tagline="한 줄", about_short="소개"
    )
    return profile("ko")


@pytest.fixture
def administrator(db, client):
    person = UserFactory(role=ADMINISTRATOR)
    client.force_login(person)
    return client


def switch(client, found: LocaleProfile, public: str):
    return client.post(reverse("language_switch", args=[found.pk]), {"public": public}, follow=True)


def test_a_new_site_has_twelve_languages_five_of_them_public(db):
    codes = {found.locale.language_code: found.is_public for found in LocaleProfile.objects.in_order()}

    assert [code for code, is_public in codes.items() if is_public] == ["en", "fr", "es", "ja", "ar"]
    assert len(codes) == 12


def test_bringing_the_languages_in_line_keeps_what_was_decided(db, launch):
    launch("de")
    launch("fr", False)

    ensure_locales()

    assert (profile("de").is_public, profile("fr").is_public) == (True, False)
    assert LocaleProfile.objects.count() == 12


def test_an_administrator_makes_a_complete_language_public_and_takes_it_back(korean, administrator, client):
    page = administrator.get(reverse("language", args=[korean.pk])).content.decode()
    assert reverse("language_switch", args=[korean.pk]) in page

    assert "Readers have this language now." in switch(administrator, korean, "yes").content.decode()
    assert client.get("/ko/").status_code == 200

    assert "Yes, take it away" in administrator.get(reverse("language_switch", args=[korean.pk])).content.decode()
    switch(administrator, korean, "no")
    assert client.get("/ko/").status_code == 404
    assert set(Entry.objects.values_list("event", flat=True)) >= {Event.LANGUAGE_SHOWN, Event.LANGUAGE_HIDDEN}


def _home(tree):
    return HomePage.objects.filter(pk=tree.home("ko").pk).update(live=False)


def _menu(tree):
    tree.section(NewsIndexPage, "ko").delete()


def _footer(tree):
    Page.objects.filter(pk=tree.section(NewsIndexPage).pk).update(show_in_menus=False)
    _menu(tree)


def _texts(tree):
    SiteText.objects.filter(locale__language_code="ko").update(live=False)


@pytest.mark.parametrize(
    ("take_away", "title", "message"),
    [
        (_home, "Home page", "is a draft."),
        (_menu, "Pages of the menu", "“news, English” is not translated."),
        (_footer, "Legal and other pages of the footer", "“news, English” is not translated."),
        (_texts, "Site texts of header and footer", "They are a draft."),
        (None, "Words of the interface", "3 strings need work: site/locale/ko/"),
    ],
)
def test_each_gap_is_named_with_a_way_to_it_and_keeps_the_language_back(
    korean, interface, site_tree, administrator, take_away, title, message
):
    if take_away:
        take_away(site_tree)
    else:
        interface(3)

    checks = [check for check in launching.checklist(korean.locale) if not check.is_done]
    assert len(checks) == 1
    assert str(checks[0].title).startswith(title)
    page = administrator.get(reverse("language", args=[korean.pk])).content.decode()
    assert message in page
    assert checks[0].missing[0].url in page

    answer = switch(administrator, korean, "yes").content.decode()
    assert f"cannot be public yet. Missing: {title}" in answer
    assert not profile("ko").is_public


def test_the_first_language_stays(db, interface, administrator):
    english = profile("en")

    answer = switch(administrator, english, "no").content.decode()

    assert "The first language of the site is always public." in answer
    assert profile("en").is_public
    assert reverse("language_switch", args=[english.pk]) not in answer


@pytest.mark.parametrize("code", ["en", "fr", "ko"])
def test_locales_with_content_or_readers_are_not_deleted(korean, administrator, code):
    found = Locale.objects.get(language_code=code)

    administrator.post(reverse("wagtaillocales:delete", args=[found.pk]))

    assert Locale.objects.filter(pk=found.pk).exists()


@pytest.mark.parametrize(("code", "stays"), [("fr", True), ("it", False)])
def test_without_content_only_one_that_is_not_public_is_deleted(db, administrator, code, stays):
    found = Locale.objects.get(language_code=code)

    administrator.post(reverse("wagtaillocales:delete", args=[found.pk]))

    assert Locale.objects.filter(pk=found.pk).exists() is stays


@pytest.mark.parametrize("role", [OFFICER, AUDITOR])
def test_officers_and_auditors_look_and_change_nothing(korean, client, role):
    client.force_login(UserFactory(role=role))

    assert "한국어" in client.get(reverse("languages")).content.decode()
    page = client.get(reverse("language", args=[korean.pk])).content.decode()
    assert reverse("language_switch", args=[korean.pk]) not in page
    assert switch(client, korean, "yes").status_code == 404
    assert not profile("ko").is_public


def test_all_languages_cost_no_more_queries_than_one(site_tree, administrator, django_assert_max_num_queries):
    administrator.get(reverse("languages"))
    with django_assert_max_num_queries(20):
        body = administrator.get(reverse("languages")).content.decode()

    assert body.count('scope="row" class="title"') == 12


@pytest.mark.parametrize(
    ("fallbacks", "message"),
    [
        ("xx", "“xx” is no language of this site."),
        ("fr, fr", "Each language stands in once."),
        ("pt-br", "leads back to this language"),
        ("it", "leads back to this language"),
    ],
)
def test_a_chain_that_leads_nowhere_or_back_is_refused(db, administrator, fallbacks, message):
    """Portuguese stands in for itself; so it would by way of Italian."""
    LocaleProfile.objects.filter(locale__language_code="it").update(fallbacks=["pt-br"])
    found = profile("pt-br")
    fields = {"fallbacks": fallbacks, "slug_policy": "source", "review_required": "on"}

    body = administrator.post(reverse("language_edit", args=[found.pk]), fields).content.decode()

    assert message in body
    assert profile("pt-br").fallbacks == ["en"]


def test_decisions_are_saved(db, administrator):
    found = profile("pt-br")
    fields = {"fallbacks": "es,  EN", "slug_policy": "native", "machine_translation_allowed": "on"}

    administrator.post(reverse("language_edit", args=[found.pk]), fields)

    found = profile("pt-br")
    assert (found.fallbacks, found.slug_policy) == (["es", "en"], SlugPolicy.NATIVE)
    assert (found.review_required, found.machine_translation_allowed) == (False, True)


def test_thai_has_no_addresses_of_its_own(db):
    thai = profile("th")
    thai.slug_policy = SlugPolicy.NATIVE

    with pytest.raises(ValidationError, match="vowel and tone signs"):
        thai.full_clean()


def test_site_texts_of_the_chain_stand_in_with_their_own_language(korean, launch, client):
    SiteText.objects.filter(locale__language_code="ko").delete()
    LocaleProfile.objects.filter(pk=korean.pk).update(fallbacks=["ja", "en"])
    SiteText.objects.create(
        locale=Locale.objects.get(language_code="ja"), network_name="美", tagline="一行", about_short="紹介文"
    )
    launch("ko")

    body = client.get("/ko/").content.decode()

    assert "紹介文" in body
    assert 'lang="ja"' in body


def test_the_command_names_what_is_missing(korean, site_tree, interface):
    _menu(site_tree)
    out = StringIO()

    call_command("languages", stdout=out)

    lines = out.getvalue().splitlines()
    start = lines.index("ko  한국어  prepared, 1 missing")
    assert lines[start + 1] == "    Pages of the menu: “news, English” is not translated."
