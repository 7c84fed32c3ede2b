"""Jobs are given out; what stays out and what comes along."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from navigation.models import SiteText
from news.models import NewsIndexPage
from tests.factories import NewsPageFactory
from tests.site.translations.lifecycle import begun, locale, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations import jobs
from translations.adopting import adopt
from translations.models import Job, JobItem, Source, Translation
from translations.sources import keep_source
from translations.writing import units_of

__all__ = ["article", "planted", "reviewer", "site_tree"]
NEW = "/admin/translations/jobs/new/"


def items() -> set[tuple[str, str]]:
    return {
        (item.source.title, item.locale.language_code)
        for item in JobItem.objects.select_related("source", "locale").exclude(state="withdrawn")
    }


def test_before_confirming_one_sees_words_people_and_what_stays_out(article, translator, officer_client):
    jobs.create_job(Job(title="Spring"), [article], [locale("ja")])

    response = officer_client.get(NEW, {"text": article.translation_key, "language": ["fr", "ja"]})

    words = keep_source(article).words
    rows = {
        language.code: (chosen, texts, count, out)
        for language, chosen, texts, count, out, _who in response.context["languages"]
    }
    assert rows["fr"] == (True, 1, words, 0)
    assert rows["ja"] == (True, 0, 0, 1)
    assert "en" not in rows
    content = response.content.decode()
    assert "In a job already: “Spring”." in content
    assert content.count("Ada Green") == 1


def test_a_job_names_translators_and_a_day(article, translator, give):
    due = timezone.localdate() + timedelta(days=9)

    response = give(article, languages=("fr", "es"), assignee_fr=translator.pk, due_on=due, note="Mind the plural.")

    french, spanish = (
        JobItem.objects.order_by("locale__language_code")[1],
        JobItem.objects.order_by("locale__language_code")[0],
    )
    assert (french.assignee, spanish.assignee) == (translator, None)
    assert french.state == "open"
    assert french.translation.locale == locale("fr")
    assert (french.job.due_on, french.job.note) == (due, "Mind the plural.")
    assert response.url == f"/admin/translations/jobs/{french.job_id}/"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"languages": ()}, "Please choose a language at least."),
        ({"languages": ("xx",)}, "xx"),
        ({"due_on": "2020-01-01"}, "This day is over."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given_out(article, give, fields, message):
    answer = give(article, status=400, **fields)

    # Above the form, which is longer than a screen.
    assert message in BeautifulSoup(answer.content, "html.parser").find(role="alert").get_text()
    assert not Job.objects.exists()


def test_nobody_gets_work_in_a_language_that_is_not_theirs(article, translator, give):
    give(article, languages=("es",), assignee_es=translator.pk, status=400)
    assert not Job.objects.exists()


def test_sent_twice_there_is_one_job(article, give):
    first, second = give(article), give(article)

    assert Job.objects.count() == JobItem.objects.count() == 1
    assert first.url == second.url


def test_what_is_current_already_is_not_sent_again(article, officer, reviewer, give):
    published(translate_all(begun(article)), officer, reviewer)
    assert "Nothing to translate: it is current." in give(article, status=400).content.decode()


def test_a_draft_is_sent_only_when_chosen(article, give):
    article.title = "A plan for 2029"
    article.save_revision()

    give(article, languages=("fr",))
    assert units_of(Translation.objects.get())[0].source == "A plan for 2027"

    give(article, languages=("es",), draft=article.translation_key)
    assert units_of(Translation.objects.get(locale=locale("es")))[0].source == "A plan for 2029"


def test_what_was_never_published_waits_for_its_draft_to_be_chosen(site_tree, give):
    draft = site_tree.add(NewsPageFactory, "en", title="Soon", slug="soon", live=False)
    draft.save_revision()

    assert "Not published. Choose its draft" in give(draft, status=400).content.decode()
    give(draft, draft=draft.translation_key)
    assert items() == {("Soon", "fr")}


def test_what_was_written_in_another_language_goes_out_from_there(site_tree, give):
    """A section of the first language holds its translation, which is no new original."""
    versions = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Both")
    versions["fr"].title = "Les deux"
    versions["fr"].save()
    adopt(versions["fr"], versions["en"])
    site_tree.section(NewsIndexPage, "es").delete()
    section = site_tree.section(NewsIndexPage)

    give(section, languages=("fr", "es"), below="on")

    source = Source.objects.get(key=versions["en"].translation_key)
    assert (source.locale.language_code, source.title) == ("fr", "Les deux")
    assert Translation.objects.get(source=source, locale=locale("en")).state == "current"
    assert items() >= {("Les deux", "es"), (section.title, "es")}
    assert ("Les deux", "fr") not in items()
    assert Source.objects.get(key=section.translation_key).locale.language_code == "en"


def test_pages_above_come_from_their_own_originals(site_tree, give):
    """Above a text that was written in French stand translations."""
    versions = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Both")
    keep_source(versions["fr"])
    section = keep_source(site_tree.section(NewsIndexPage))
    site_tree.section(NewsIndexPage, "es").delete()

    give(versions["fr"], languages=("es",))

    assert Source.objects.get(pk=section.pk).digest == section.digest
    assert items() >= {("Both", "es"), (section.title, "es")}


def test_pages_above_that_a_language_lacks_and_chosen_records_come_along(article, site_tree, give):
    site_tree.section(NewsIndexPage, "fr").delete()
    text = SiteText.objects.create(locale=locale("en"), network_name="Net", tagline="One", about_short="Short")

    give(article, languages=("fr", "es"), record=text.translation_key)

    assert items() == {
        (above := site_tree.section(NewsIndexPage).title, "fr"), (article.title, "fr"), (article.title, "es"),
        (str(text), "fr"), (str(text), "es"),
    }  # fmt: skip
    assert above
    assert not any(Page.find_problems())


def test_pages_above_are_told_with_their_number_before_they_come_along(article, site_tree, officer_client):
    site_tree.section(NewsIndexPage, "fr").delete()

    def said(language: str) -> str:
        response = officer_client.get(NEW, {"text": article.translation_key, "language": [language]})
        return " ".join(response.content.decode().split())

    assert "1 page above the chosen ones comes along" in said("fr")
    assert "above the chosen" not in said("es")


def test_a_version_that_went_its_own_way_keeps_its_words(site_tree, give):
    versions = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Both")
    versions["fr"].title = "Les deux"
    versions["fr"].save()

    give(versions["en"])

    assert units_of(Translation.objects.get())[0].target == "Les deux"


def test_pages_are_sent_from_their_menu(article, officer_client):
    content = officer_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert f"{NEW}?text={article.translation_key}" in content
