"""A member's page: words in its language, facts from the record."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import NewsMember
from tests.factories import MemberShowcasePageFactory, NewsPageFactory

ADDRESS = "/{}/members/sakura/"
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@pytest.fixture
def sakura(site_tree, make_member, fragrance):
    member = make_member(
        "Sakura",
        roles=["testing"],
        terms=[fragrance],
        country="JP",
        region="Karatsu",
        native_name="さくらクラスター",
        native_language="ja",
        founded=2014,
        companies=1286,
        figures_as_of=date(2026, 6, 30),
        figures_source="Yearbook of the trade",
        website="https://www.sakura.example.org/about",
    )
    site_tree.add_versions(
        MemberShowcasePageFactory,
        ["en", "fr", "ja", "ar"],
        member=member,
        slug="sakura",
        contact_languages="ja, en",
        contact_note="Write to the desk.",
    )
    return member


@pytest.fixture
def write_about(site_tree):
    def write(member, language: str, title: str, day: int):
        page = site_tree.add(NewsPageFactory, language, title=title, date=datetime(2026, 1, day, 9, tzinfo=UTC))
        page.members = [NewsMember(member=member)]
        page.save()
        return page

    return write


def facts_of(root) -> dict[str, str]:
    rows = [row for row in root.iter("div") if row.get("class") == "facts__row"]
    return {text_of(row.find("dt")): text_of(row.find("dd")) for row in rows}


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def elements(root, css: str) -> list:
    return [element for element in root.iter() if css in element.get("class", "").split()]


def test_facts_are_the_same_in_every_language(sakura, read):
    english, french, arabic = (facts_of(read(ADDRESS.format(language))) for language in ("en", "fr", "ar"))

    for same in ("2014", "sakura.example.org", "Sakura Association", "Karatsu"):
        assert same in english.values()
        assert same in french.values()
        assert same in arabic.values()
    assert len(english) == len(french) == len(arabic)


@pytest.mark.parametrize(
    ("language", "country", "companies", "day", "since"),
    [
        ("en", "Japan", "1,286", "2026", "October 2019"),
        ("fr", "Japon", "1 286", "30 juin 2026", "octobre 2019"),
        ("ja", "日本", "1,286", "2026年6月30日", "2019年10月"),
    ],
)
def test_facts_are_written_as_the_reader_writes(sakura, read, language, country, companies, day, since):
    values = list(facts_of(read(ADDRESS.format(language))).values())

    assert country in values
    assert since in values
    assert any(value.startswith(companies) and day in value and "Yearbook of the trade" in value for value in values)


def test_the_native_name_says_its_language(sakura, read):
    names = [bdi for bdi in read(ADDRESS.format("ar")).iter("bdi") if bdi.get("lang") == "ja"]

    assert [(name.get("dir"), name.text) for name in names] == [("ltr", "さくらクラスター")]


def test_a_name_in_the_readers_own_language_is_no_foreign_fragment(sakura, read):
    assert [bdi for bdi in read(ADDRESS.format("ja")).iter("bdi") if bdi.get("lang") == "ja"] == []


@pytest.mark.parametrize(
    ("language", "direction", "spoken"),
    [
        ("en", "ltr", "Japanese and English"),
        ("fr", "ltr", "japonais et anglais"),
        ("ar", "rtl", "اليابانية والإنجليزية"),
    ],
)
def test_languages_of_the_contact_are_named_in_the_readers_words(sakura, read, language, direction, spoken):
    root = read(ADDRESS.format(language))

    html = root if root.tag == "html" else root.find("html")
    assert (html.get("lang"), html.get("dir")) == (language, direction)
    (contact,) = elements(root, "aside-box")
    assert spoken in text_of(contact)
    assert "International desk" in text_of(contact)


def test_no_address_stands_in_the_source(sakura, client):
    source = client.get(ADDRESS.format("en")).content.decode()

    assert "mailto:" not in source
    assert E_MAIL.findall(source) == []


def test_specialisations_and_roles_lead_into_the_directory(sakura, read, client):
    root = read(ADDRESS.format("fr"))

    (tag,) = [link for link in root.iter("a") if link.get("class") == "tag"]
    assert (tag.get("href"), tag.text) == ("/fr/members/?specialisation=fragrance", "Parfum")
    narrowed = [link.get("href") for link in root.iter("a") if link.get("href", "").startswith("/fr/members/?")]
    assert sorted(narrowed) == [
        "/fr/members/?country=JP",
        "/fr/members/?specialisation=fragrance",
        "/fr/members/?value-chain=testing",
    ]
    assert {client.get(address).status_code for address in narrowed} == {200}


def test_a_former_member_is_called_so(site_tree, make_member, read):
    former = make_member("Old Garden", periods=[("active", date(2019, 1, 1), date(2020, 12, 31))])
    site_tree.add(MemberShowcasePageFactory, member=former)

    assert "Former member" in facts_of(read("/en/members/old-garden/")).values()


def test_an_invented_member_is_marked_on_page_and_in_the_list(site_tree, make_member, read):
    site_tree.add(MemberShowcasePageFactory, member=make_member("Demo Garden", is_demonstration=True))

    assert elements(read("/en/members/demo-garden/"), "notice")
    assert "Demonstration" in text_of(elements(read("/en/members/"), "member-row")[0])


def test_the_newest_news_of_the_member_in_the_pages_language(sakura, make_member, write_about, read):
    for day in range(1, 8):
        write_about(sakura, "en", f"Sakura {day}", day)
    write_about(sakura, "ja", "さくら", 20)
    write_about(make_member("Rose Valley"), "en", "Rose", 21)

    root = read(ADDRESS.format("en"))
    titles = [text_of(title) for title in elements(root, "news-card__title")]
    assert titles == ["Sakura 7", "Sakura 6", "Sakura 5", "Sakura 4", "Sakura 3"]
    assert "/en/news/?member=sakura" in [link.get("href") for link in root.iter("a")]
    assert [text_of(title) for title in elements(read(ADDRESS.format("ja")), "news-card__title")] == ["さくら"]


def test_without_news_there_is_no_empty_section(sakura, client):
    assert "/en/news/?member" not in client.get(ADDRESS.format("en")).content.decode()


def test_queries_are_bounded(sakura, write_about, client):
    for day in range(1, 8):
        write_about(sakura, "en", f"Sakura {day}", day)
    client.get(ADDRESS.format("en"))

    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS.format("en"))
    assert len(queries) <= 12


def test_machines_learn_what_the_record_says(sakura, read):
    root = read(ADDRESS.format("en"))

    (first, *_rest) = [script for script in root.iter("script") if script.get("type") == "application/ld+json"]
    organisation = json.loads(first.text)["mainEntity"]
    assert organisation["name"] == sakura.legal_name
    assert sakura.legal_name not in organisation["alternateName"]
    assert "さくらクラスター" in organisation["alternateName"]
    assert organisation["url"] == "https://www.sakura.example.org/about"
    assert organisation["foundingDate"] == "2014"
    assert organisation["address"] == {"@type": "PostalAddress", "addressCountry": "JP", "addressLocality": "Karatsu"}
    geo = organisation["location"]["geo"]
    assert (geo["latitude"], geo["longitude"]) == (float(sakura.latitude), float(sakura.longitude))


def test_a_name_is_marked_with_its_language_where_that_is_known(sakura, read):
    def name(language):
        (title,) = elements(read(f"/{language}/members/"), "member-row__name")
        return title.find(".//bdi").attrib

    assert name("en") == {"translate": "no"}
    assert name("ar") == {"lang": "en", "dir": "ltr"}  # a voice for Arabic would spell the Latin letters out
    sakura.native_name, sakura.native_language = sakura.short_name, "ja"
    sakura.save()
    assert name("ar") == {"lang": "ja", "dir": "ltr"}
