"""The index follows the pages, whatever happens to them."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, PageViewRestriction
from wagtail.search.index import SearchField

from accounts.visibility import open_to_everybody, visible_to
from members.models import MemberSpecialisation
from news.models import NewsIndexPage, NewsPage
from search.engines import Scope, engine
from search.index import mend
from search.models import SearchEntry
from taxonomy.models import Term, TermLabel
from tests.factories import MemberFactory, MemberShowcasePageFactory, NewsPageFactory, TermFactory
from translations.analysis import analyse_query


@pytest.fixture
def titles(site_tree):
    """Titles that a word finds in a language, for everybody or for `user`."""

    def find(word: str, language: str = "en", user=None) -> list[str]:
        pages = visible_to(user, Page.objects.all()) if user else open_to_everybody(Page.objects.all())
        locales = [site_tree.home(language).locale_id]
        hits = engine().find(analyse_query(word, language), Scope(pages, locales, is_open_only=user is None), 10)
        return [Page.objects.get(pk=hit.page_id).title for hit in hits]

    return find


@pytest.fixture
def article(site_tree) -> NewsPage:
    return site_tree.add(NewsPageFactory, title="Argan", body=[("text", "<p>Pressed <b>cold</b>.</p>")])


def test_a_page_is_found_by_the_text_of_its_blocks_and_not_by_their_markup(article, titles):
    assert titles("pressed cold") == ["Argan"]
    assert titles("b") == titles("text") == []


def test_a_change_is_found_when_it_is_published(article, titles):
    article.title = "Jojoba"
    revision = article.save_revision()
    assert (titles("argan"), titles("jojoba")) == (["Argan"], [])

    revision.publish()

    assert (titles("argan"), titles("jojoba")) == ([], ["Jojoba"])


def test_what_is_taken_down_or_deleted_is_forgotten(article, titles):
    article.unpublish()
    assert titles("argan") == []
    assert not SearchEntry.objects.filter(pk=article.pk).exists()

    article.save_revision().publish()
    assert titles("argan") == ["Argan"]
    article.delete()
    assert titles("argan") == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_words WHERE rowid = %s", [article.pk])
            assert cursor.fetchone() == (0,)


def test_pages_of_an_index_that_is_behind_are_still_not_shown(article, titles):
    Page.objects.filter(pk=article.pk).update(live=False)

    assert titles("argan") == []


def test_closing_a_section_closes_what_lies_below_in_every_language(site_tree, titles, officer):
    for page in site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Argan").values():
        assert SearchEntry.objects.get(pk=page.pk).is_open
    section = site_tree.section(NewsIndexPage, "en")

    restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert not SearchEntry.objects.filter(is_open=True, page__in=Page.objects.filter(title="Argan")).exists()
    assert titles("argan", "fr") == []
    assert titles("argan", "fr", officer) == ["Argan"]

    restriction.delete()
    assert titles("argan", "fr") == ["Argan"]


def test_a_page_moved_below_a_closed_one_is_closed(site_tree, article, titles):
    other = site_tree.home().add_child(instance=NewsIndexPage(title="Internal", slug="internal"))
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)

    article.move(other, pos="last-child")

    entry = SearchEntry.objects.get(pk=article.pk)
    assert (entry.is_open, entry.section) == (False, other.path)
    assert titles("argan") == []


def test_stand_ins_for_missing_translations_are_not_indexed(site_tree, article):
    alias = article.create_alias(
        parent=site_tree.section(NewsIndexPage, "fr"), update_locale=site_tree.home("fr").locale
    )

    assert not SearchEntry.objects.filter(pk=alias.pk).exists()


def test_mending_finds_what_got_lost_and_repeats_nothing(article, titles):
    mend()
    SearchEntry.objects.filter(pk=article.pk).delete()
    assert titles("argan") == []

    assert mend() == 1
    assert titles("argan") == ["Argan"]
    assert mend() == 0


def test_rebuilding_takes_words_from_the_pages(article, titles):
    Page.objects.filter(pk=article.pk).update(title="Jojoba")
    assert titles("jojoba") == []

    call_command("rebuild_search", verbosity=0)

    assert titles("jojoba") == ["Jojoba"]
    assert titles("argan") == []


def test_a_long_text_is_no_failure(site_tree, titles):
    site_tree.add(NewsPageFactory, "ja", title="長い", body=[("text", "<p>" + "漢字仮名交じり文" * 8_000 + "</p>")])
    site_tree.add(NewsPageFactory, title="Long", body=[("text", "<p>" + "x" * 5_000 + " \\ ' & | ! :* </p>")])

    assert titles("仮名交", "ja") == ["長い"]
    assert titles("x" * 5_000) == ["Long"]


def test_a_member_is_found_in_each_language_by_its_country(site_tree, titles):
    member = MemberFactory(short_name="Rio", country="BR", native_name="Rio Botânica")
    for language in ("en", "ja"):
        site_tree.add(MemberShowcasePageFactory, language, member=member)

    assert titles("brazil") == titles("botanica") == ["Rio"]
    assert titles("ブラジル", "ja") == ["Rio"]


def test_a_member_is_found_by_the_words_of_today_for_its_skills(site_tree, titles, django_capture_on_commit_callbacks):
    skill = TermFactory(kind=Term.Kind.SPECIALISATION, labels={"en": "Scent"})
    member = MemberFactory(short_name="Rio")
    member.specialisations = [MemberSpecialisation(term=skill)]
    member.save()
    site_tree.add(MemberShowcasePageFactory, member=member)
    assert titles("scent") == ["Rio"]

    with django_capture_on_commit_callbacks(execute=True):
        skill.labels = [TermLabel(language="en", text="Perfumery")]
        skill.save()

    assert (titles("scent"), titles("perfumery")) == ([], ["Rio"])


def test_every_text_field_of_a_page_counts_whichever_class_declares_it(article, titles, monkeypatch):
    fields = [field for field in NewsPage.search_fields if field.field_name != "standfirst"]
    monkeypatch.setattr(NewsPage, "search_fields", [*fields, SearchField("standfirst")])
    article.standfirst = "Jojoba"
    article.save()

    assert titles("jojoba") == ["Argan"]
