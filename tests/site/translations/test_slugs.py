"""The address of a translation: that of its original, or in its own script, and never in another one."""

import pytest

from news.models import NewsPage
from tests.factories import NewsPageFactory
from tests.site.translations.lifecycle import begun, change, locale, officer, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.desk.linking import link_again, unlink
from translations.models import LocaleProfile, SlugPolicy, Translation
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]
TITLES = {"ja": "2027年の計画", "ar": "خطة عام 2027"}
SLUGS = {"ja": "2027年の計画", "ar": "خطة-عام-2027"}


@pytest.fixture
def readdress(django_capture_on_commit_callbacks):
    """Publish a page with another slug."""

    def publish(page, slug: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            change(page, slug=slug)

    return publish


@pytest.fixture
def native():
    def choose(code: str) -> None:
        LocaleProfile.objects.filter(locale__language_code=code).update(slug_policy=SlugPolicy.NATIVE)

    return choose


@pytest.fixture
def publish_in(article, officer, reviewer):
    """Publish the article in a language, under a title."""

    def publish(code: str, title: str) -> NewsPage:
        translation = begun(NewsPage.objects.get(pk=article.pk), code)
        translate_all(translation)
        unit = next(unit for unit in units_of(translation) if unit.path == "title")
        write(translation, unit.key, title)
        published(type(translation).objects.get(pk=translation.pk), officer, reviewer)
        return NewsPage.objects.get(locale=locale(code), translation_key=article.translation_key)

    return publish


@pytest.mark.parametrize("code", ["ja", "ar"])
def test_a_native_address_is_the_title_in_its_own_script(publish_in, native, client, code):
    native(code)

    page = publish_in(code, TITLES[code])

    assert page.slug == SLUGS[code]
    assert client.get(f"/{code}/news/{SLUGS[code]}/").status_code == 200
    assert f"/{code}/news/" in client.get("/en/news/plan/").content.decode()


@pytest.mark.parametrize("code", ["ja", "fr"])
def test_else_the_address_is_that_of_the_original(publish_in, code):
    assert publish_in(code, "2027年の計画").slug == "plan"


def test_a_title_without_letters_leaves_the_address_of_the_original(publish_in, native, article):
    native("ja")

    change(article, title="A plan")

    assert publish_in("ja", "…。").slug == "plan"


def test_a_second_page_of_that_title_gets_a_number(publish_in, native, site_tree):
    native("ja")
    site_tree.add(NewsPageFactory, "ja", title=TITLES["ja"], slug=SLUGS["ja"])

    assert publish_in("ja", TITLES["ja"]).slug == f"{SLUGS['ja']}-1"


def test_a_later_title_leaves_the_address_alone(publish_in, native, article, readdress):
    native("ja")
    publish_in("ja", TITLES["ja"])

    assert publish_in("ja", "別の題 2027").slug == SLUGS["ja"]
    readdress(article, "moved")
    assert NewsPage.objects.get(locale=locale("ja")).slug == SLUGS["ja"]


def test_an_address_changed_by_hand_stays_and_the_old_one_leads_to_it(publish_in, native, client, readdress, officer):
    native("ja")
    page = publish_in("ja", TITLES["ja"])

    unlink(Translation.objects.get())
    readdress(page, "計画")
    link_again(Translation.objects.get(), officer)

    response = client.get(f"/ja/news/{SLUGS['ja']}/")
    assert (response.status_code, response.headers["Location"]) == (301, NewsPage.objects.get(pk=page.pk).url)
    assert publish_in("ja", "別の題 2027").slug == "計画"


def test_a_new_address_of_the_original_is_followed_elsewhere(publish_in, article, client, readdress):
    publish_in("fr", "Le plan pour 2027")

    readdress(article, "moved")

    assert NewsPage.objects.get(locale=locale("fr")).slug == "moved"
    assert client.get("/fr/news/plan/").headers["Location"] == "/fr/news/moved/"


def test_an_address_in_another_language_leads_to_the_native_one(publish_in, native, client):
    native("ja")
    page = publish_in("ja", TITLES["ja"])

    response = client.get("/ja/news/plan/")

    assert response.status_code == 404
    assert page.url in response.content.decode()
