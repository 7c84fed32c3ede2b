"""The overview of all texts and languages, through the admin."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from accounts.roles import AUDITOR
from navigation.models import SiteText
from news.models import NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.lifecycle import begun, change, locale, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.jobs import create_job
from translations.models import Job, Source, Translation
from translations.models.words import State

__all__ = ["article", "planted", "reviewer", "site_tree"]
ADDRESS = "/admin/translations/overview/"


@pytest.fixture
def look(officer_client):
    """GET the overview; `rows` maps titles to the states of their cells by language."""

    def get(client=officer_client, status=200, **asked):
        response = client.get(ADDRESS, asked)
        assert response.status_code == status
        response.rows = {
            row.title: {cell.locale.language_code: cell.state for cell in cells}
            for row, _language, cells in response.context["rows"]
        }
        return response

    return get


def state_of(translation, state, **fields):
    Translation.objects.filter(pk=translation.pk).update(state=state, **fields)


def test_every_state_stands_in_its_cell_in_words(article, officer, reviewer, look):
    published(translate_all(begun(article)), officer, reviewer)
    begun(article, "ja")
    spanish, arabic = begun(article, "es"), begun(article, "ar")
    change(article, title="A plan for 2028")
    state_of(spanish, State.BLOCKED)
    state_of(arabic, State.REVIEW)

    response = look()

    cells = response.rows["A plan for 2028"]
    assert {code: cells[code] for code in ("en", "fr", "ja", "es", "ar")} == {
        "en": "original", "fr": "stale", "ja": "draft", "es": "blocked", "ar": "review"
    }  # fmt: skip
    content = response.content.decode()
    for words in ("Original changed", "Being translated", "Blocked by a check", "In review"):
        assert words in content
    french = Translation.objects.get(locale=locale("fr"))
    assert f'href="/admin/translations/{french.pk}/"' in content


def test_an_update_that_a_check_stops_is_blocked(article, officer, reviewer, look):
    translation = published(translate_all(begun(article)), officer, reviewer)
    change(article, title="A plan for 2028")
    translate_all(translation, {"A plan for 2028": "Un plan pour 2082"})

    assert look().rows["A plan for 2028"]["fr"] == "blocked"


def test_a_version_written_by_itself_goes_its_own_way(site_tree, look):
    site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Both")
    site_tree.add(NewsPageFactory, "fr", title="Seulement ici", slug="ici")

    response = look()
    rows = response.rows

    assert (rows["Both"]["fr"], rows["Both"]["es"]) == ("own", "none")
    both = NewsPage.objects.filter(title="Both")[0]
    assert f"?text={both.translation_key}&amp;language=es" in response.content.decode()
    assert (rows["Seulement ici"]["fr"], rows["Seulement ici"]["en"]) == ("original", "none")


def test_records_are_rows_too(site_tree, look):
    SiteText.objects.create(locale=locale("en"), network_name="The network", tagline="One", about_short="Short")
    assert look().rows["The network"]["fr"] == "none"


def test_it_is_narrowed_down_and_sorted(article, site_tree, look):
    other = site_tree.add(NewsPageFactory, "en", title="Another", slug="another")
    french, short = begun(article), begun(other)
    state_of(french, State.STALE, stale_since=timezone.now(), words_open=5)
    state_of(short, State.DRAFT, words_open=500)
    section = Page.objects.get(slug="news", locale=locale("en"))
    news = {"section": section.path}

    assert list(look(language="fr", state="stale").rows) == [article.title]
    assert list(look(stale="on").rows) == [article.title]
    assert list(look(q="ANOTH").rows) == ["Another"]
    assert article.title not in look(language="fr", state="none").rows
    assert article.title in look(language="ja", state="none").rows
    assert set(look(**news).rows) == {section.title, article.title, "Another"}
    assert set(look(kind=article.content_type_id).rows) == {article.title, "Another"}
    assert next(iter(look(**news, sort="stale").rows)) == article.title
    assert next(iter(look(**news, sort="words", language="fr").rows)) == "Another"
    assert list(look(**news, sort="title").rows)[:2] == [article.title, "Another"]
    assert list(look(language="fr").rows[article.title]) == ["fr"]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("La région Grand Est", "region EST"),
        ("Region without", "RÉGION"),
        ("Straße ŒUVRE", "strasse oeuvre"),
        ("مؤتمر التجميـل", "موتمر تجميل"),
        ("ﾛｰｽﾞの香り", "ローズ"),
        ("１００％ ばら", "100% バラ"),
        ("ΚΑΛΛΟΣ", "καλλος"),
    ],
)
def test_titles_are_found_however_they_are_written(site_tree, look, title, asked):
    site_tree.add(NewsPageFactory, "en", title=title, slug="page")

    assert list(look(q=asked).rows) == [title]


def test_what_is_no_filter_is_said(site_tree, look):
    response = look(status=400, state="wonderful")
    assert "wonderful" in response.content.decode()


def test_a_screen_takes_few_queries_however_many_pages(site_tree, look, django_assert_max_num_queries):
    for number in range(60):
        site_tree.add(NewsPageFactory, "en", title=f"News {number:03}", slug=f"news-{number}")
    pages = NewsPage.objects.filter(locale=locale("en"))
    sources = Source.objects.bulk_create(
        Source(key=page.translation_key, content_type=page.content_type, locale=page.locale, title=page.title,
               content={}, words=10, cut_at=timezone.now()) for page in pages
    )  # fmt: skip
    Translation.objects.bulk_create(
        Translation(source=source, locale=locale(code), words_open=3) for source in sources for code in ("fr", "ja")
    )
    SiteText.objects.create(locale=locale("en"), network_name="A network", tagline="One", about_short="Short")
    look()

    with django_assert_max_num_queries(15):
        response = look(sort="words")
    assert len(response.rows) == 50
    assert len(look(p=2).rows) > 10


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)")


def test_translators_see_their_language_and_no_draft_that_was_not_given_to_them(
    article, site_tree, translator, client, look
):
    hidden = site_tree.add(NewsPageFactory, "en", title="Secret", slug="secret", live=False)
    client.force_login(translator)

    rows = look(client).rows

    assert list(rows[article.title]) == ["fr"]
    assert "Secret" not in rows
    create_job(Job(title="Job"), [hidden], [locale("fr")], {locale("fr").pk: translator})
    assert look(client).rows["Secret"] == {"fr": "draft"}
    assert b"translations/jobs/new" not in client.get(ADDRESS).content


def test_auditors_look_and_give_nothing(article, client, look):
    client.force_login(UserFactory(role=AUDITOR))
    response = look(client)
    assert article.title in response.rows
    assert b"jobs/new" not in response.content
    assert client.get(reverse("translation_job_new")).status_code == 302


def test_the_whole_matrix_as_a_spreadsheet_that_runs_nothing(article, site_tree, officer_client):
    site_tree.add(NewsPageFactory, "en", title='=HYPERLINK("x")', slug="formula")
    state_of(begun(article), State.STALE, stale_since=timezone.now(), words_open=5)

    response = officer_client.get(ADDRESS, {"export": "xlsx", "language": "fr"})

    lines = [list(row) for row in load_workbook(BytesIO(response.content)).active.values]
    assert lines[0][:4] == ["Title", "Page type", "Language", "Français"]
    about = next(line for line in lines if line[0] == article.title)
    assert about[2:5] == ["English", "original changed", 5]
    assert any(line[0] == '\'=HYPERLINK("x")' for line in lines)
