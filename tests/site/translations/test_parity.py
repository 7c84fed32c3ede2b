"""What share of the originals each language has up to date, through the admin."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from accounts.roles import AUDITOR
from insights.models import InsightCountry, InsightTopic
from news.models import NewsCountry, NewsTopic
from tests.factories import (
    InsightPageFactory,
    MemberFactory,
    MemberShowcasePageFactory,
    NewsPageFactory,
    TermFactory,
    UserFactory,
)
from tests.site.translations.desk import client_of
from tests.site.translations.lifecycle import begun, change, published, reviewer, translate_all

__all__ = ["reviewer"]
ADDRESS = "/admin/translations/overview/parity/"


@pytest.fixture
def pages(site_tree, officer, reviewer):
    """Two news and an insight about exports, one of them of Japan; the first is current in French, stale in Spanish."""
    export = TermFactory(code="export", labels={"en": "Export", "fr": "Exportation"})
    first = site_tree.add(NewsPageFactory, "en", title="One", topics=[NewsTopic(term=export)])
    second = site_tree.add(NewsPageFactory, "en", title="Two", topics=[NewsTopic(term=export)])
    second.countries = [NewsCountry(country="JP")]
    insight = site_tree.add(InsightPageFactory, "ja", title="三", topics=[InsightTopic(term=export)])
    insight.countries = [InsightCountry(country="JP")]
    for page in (first, second, insight):
        page.save_revision().publish()
    published(translate_all(begun(first, "es")), officer, reviewer)
    first = change(first, title="One more")
    published(translate_all(begun(first, "fr")), officer, reviewer)
    return first, second, insight


def tables(client) -> list[dict[str, list[str]]]:
    html = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    return [
        {row.th.get_text(strip=True): [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
         for row in table.tbody.find_all("tr")}
        for table in html.find("main").find_all("table")
    ]  # fmt: skip


def columns(client) -> list[str]:
    table = BeautifulSoup(client.get(ADDRESS).content, "html.parser").find("main").find_all("table")[1]
    return [cell.bdi["lang"] for cell in table.thead.find_all("th")[1:]]


def test_each_language_says_how_many_originals_it_has_up_to_date(pages, officer_client):
    before, _topics, _countries = tables(officer_client)
    done = {name: cells[0].split(" of ")[0] for name, cells in before.items()}
    assert done == dict.fromkeys(done, "0") | {"Français": "1"}
    # Of what is written in a language, nothing is to be translated into it.
    of = {name: int(cells[0].split(" of ")[1]) for name, cells in before.items()}
    assert of["English"] == 1
    assert of["日本語"] == of["Français"] - 1


def test_by_topic_and_country_of_all_types_of_pages(pages, officer_client):
    _languages, topics, countries = tables(officer_client)

    french, japanese, spanish = map(columns(officer_client).index, ("fr", "ja", "es"))
    assert [topics["Export"][place] for place in (french, japanese, spanish)] == [
        "33% 1 of 3", "0% 0 of 2", "0% 0 of 3",
    ]  # fmt: skip
    assert countries["Japan"][french] == "0% 0 of 2"


def test_a_member_counts_for_its_country_and_drafts_do_not(site_tree, officer_client):
    site_tree.add(MemberShowcasePageFactory, "en", member=MemberFactory(country="TH"))
    site_tree.add(NewsPageFactory, "en", title="Draft", live=False, countries=[NewsCountry(country="KR")])

    [_languages, countries] = tables(officer_client)

    assert list(countries) == ["Thailand"]


def test_the_spreadsheet_has_the_same_numbers(pages, officer_client):
    answer = officer_client.get(ADDRESS, {"export": "xlsx"})

    assert answer["Content-Disposition"].startswith('attachment; filename="parity-')
    heading, *lines = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    [export] = [line for line in lines if line[:2] == ("Topic", "Export")]
    place = heading.index("Français")
    assert export[place : place + 3] == (pytest.approx(1 / 3), 1, 3)
    assert {line[0] for line in lines} == {"All", "Topic", "Country"}


def test_it_is_for_who_sees_everything_and_in_their_language(pages):
    auditor = UserFactory(role=AUDITOR)
    UserProfile.objects.create(user=auditor, preferred_language="fr")
    assert "Exportation" in tables(client_of(auditor))[1]
    assert client_of(UserFactory(role="Translator (fr)")).get(ADDRESS).status_code != 200
    assert "overview/parity/" in client_of(auditor).get("/admin/translations/overview/").content.decode()


def test_it_takes_few_queries_however_many_pages(pages, site_tree, officer_client, django_assert_max_num_queries):
    officer_client.get(ADDRESS)
    for number in range(10):
        site_tree.add(NewsPageFactory, "en", title=f"News {number}", countries=[NewsCountry(country="FR")])

    with django_assert_max_num_queries(19):
        officer_client.get(ADDRESS)
