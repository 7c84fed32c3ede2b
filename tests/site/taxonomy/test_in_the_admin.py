"""Code lists as officers meet them: in the language of their account, in its order."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.roles import OFFICER
from news.models import NewsIndexPage
from tests.factories import DatasetFactory, MemberFactory, TermFactory, UserFactory


@pytest.fixture
def french(client, site_tree):
    officer = UserFactory(role=OFFICER)
    UserProfile.objects.update_or_create(user=officer, defaults={"preferred_language": "fr"})
    client.force_login(officer)

    def read(address: str, *arguments) -> BeautifulSoup:
        return BeautifulSoup(client.get(reverse(address, args=arguments)).content, "html.parser")

    return read


def choices(page: BeautifulSoup, name: str) -> list[str]:
    return [option.decode_contents().strip() for option in page.find("select", attrs={"name": name}).find_all("option")]


def cells(page: BeautifulSoup) -> set[str]:
    return {cell.get_text(" ", strip=True) for cell in page.select("table.listing td")}


def test_languages_countries_and_topics_are_offered_in_the_officers_words(french, site_tree):
    TermFactory(labels={"en": "Green chemistry", "fr": "Chimie verte"})
    page = french("wagtailadmin_pages:add", "news", "newspage", site_tree.section(NewsIndexPage, "fr").pk)

    template = page.find("template", id="id_countries-EMPTY_FORM_TEMPLATE")
    countries = choices(template, "countries-__prefix__-country")
    assert {"Allemagne", "Égypte", "Îles Féroé"} <= set(countries)
    assert "Germany" not in countries
    assert countries.index("Équateur") < countries.index("Espagne") < countries.index("Zambie")
    assert "français" in choices(page, "original_language")
    topics = page.find("template", id="id_topics-EMPTY_FORM_TEMPLATE")
    assert "Chimie verte" in choices(topics, "topics-__prefix__-term")


def test_lists_say_countries_and_yes_and_no_in_the_officers_words(french):
    MemberFactory(country="ES", is_demonstration=True)
    DatasetFactory(is_redistributable=False)

    assert {"Espagne", "oui"} <= cells(french("wagtailsnippets_members_member:list"))
    assert "non" in cells(french("wagtailsnippets_insights_dataset:list"))
