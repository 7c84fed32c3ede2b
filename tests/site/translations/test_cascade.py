"""What becomes of translations when their original goes: they go along, or are reported."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import GroupPagePermission, Page

from accounts.roles import sync_roles
from home.models import StandardPage
from news.models import NewsPage
from tests.factories import BrochureFactory, BrochurePageFactory, NewsPageFactory, StandardPageFactory, UserFactory
from tests.site.translations.lifecycle import locale
from translations.adopting import adopt_all
from translations.models import Translation
from translations.orphans import orphans

CODES = ("en", "fr", "ar")


@pytest.fixture
def versions(site_tree):
    made = site_tree.add_versions(NewsPageFactory, CODES, slug="plan")
    adopt_all(made["en"], [made["fr"], made["ar"]])
    return made


@pytest.fixture
def person(client, db):
    """Signs somebody in, with a role."""
    sync_roles()

    def sign_in(role):
        client.force_login(UserFactory(role=role) if role != "everything" else UserFactory(is_superuser=True))
        return client

    return sign_in


def admin(name, *keys):
    return reverse(f"wagtailadmin_pages:{name}", args=keys)


def live() -> set[str]:
    return set(NewsPage.objects.live().values_list("locale__language_code", flat=True))


def test_wagtail_says_that_translations_go_along_and_they_do(versions, person):
    client = person("Publisher")
    address = admin("unpublish", versions["en"].pk)

    assert "unpublish all 2 translations" in client.get(address).content.decode()
    client.post(address)

    assert live() == set()
    for code in CODES:
        assert client.get(f"/{code}/news/plan/").status_code == 404
    assert not orphans().exists()


@pytest.mark.parametrize("factory", [NewsPageFactory, StandardPageFactory, BrochurePageFactory])
def test_the_question_names_the_languages_that_go_along(site_tree, person, factory, django_capture_on_commit_callbacks):
    related = {"brochure": BrochureFactory()} if factory is BrochurePageFactory else {}
    made = site_tree.add_versions(factory, CODES, slug="plan", **related)
    adopt_all(made["en"], [made["fr"], made["ar"]])
    client = person("Publisher")

    asked = client.get(admin("unpublish", made["en"].pk)).content.decode()
    assert "It goes off line in these languages too: French and Arabic." in asked
    assert "does not bring them back" in asked

    client.post(admin("unpublish", made["en"].pk))
    with django_capture_on_commit_callbacks(execute=True):
        factory._meta.model.objects.get(pk=made["en"].pk).save_revision().publish()
    assert set(Page.objects.live().filter(slug="plan").values_list("locale__language_code", flat=True)) == {"en"}
    assert "It goes off line" not in client.get(admin("unpublish", made["en"].pk)).content.decode()


def test_a_translation_goes_alone(versions, person):
    person("Publisher").post(admin("unpublish", versions["fr"].pk))

    assert live() == {"en", "ar"}


def test_a_deleted_original_takes_its_translations_along(versions, person):
    person("Publisher").post(admin("delete", versions["en"].pk))

    assert not NewsPage.objects.exists()
    assert not any(Page.find_problems())


def test_a_move_is_a_move_in_every_language_with_redirects(site_tree, person, django_capture_on_commit_callbacks):
    places = site_tree.add_versions(StandardPageFactory, CODES, slug="about")
    pages = site_tree.add_versions(StandardPageFactory, CODES, slug="board")
    for made in (places, pages):
        adopt_all(made["en"], [made["fr"], made["ar"]])
    client = person("Publisher")
    address = admin("move_confirm", pages["en"].pk, places["en"].pk)

    assert "also move 2 translations" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)

    client.logout()
    for code in CODES:
        assert client.get(f"/{code}/about/board/").status_code == 200
        answer = client.get(f"/{code}/board/")
        assert (answer.status_code, answer.url) == (301, f"/{code}/about/board/")
    assert not any(Page.find_problems())


def test_what_has_no_place_in_a_language_is_not_moved_there_and_the_person_is_told(site_tree, person):
    places = site_tree.add_versions(StandardPageFactory, ("en", "fr"), slug="about")
    pages = site_tree.add_versions(StandardPageFactory, CODES, slug="board")
    adopt_all(pages["en"], [pages["fr"], pages["ar"]])
    answer = person("Publisher").post(admin("move_confirm", pages["en"].pk, places["en"].pk), follow=True)

    found = {page.locale.language_code: page.get_parent().slug for page in StandardPage.objects.filter(slug="board")}
    assert (found["en"], found["fr"], found["ar"]) == ("about", "about", "ar")
    assert "Not moved along in: Arabic." in answer.content.decode()


def many(action, pages, **data):
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{chosen}&next=/admin/", data


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_of_many_originals_at_once_all_languages_go(site_tree, versions, person, action):
    others = site_tree.add_versions(NewsPageFactory, CODES, slug="other")
    adopt_all(others["en"], [others["fr"], others["ar"]])
    client = person("Publisher")
    address, data = many(action, [versions["en"], others["en"]])

    listed = client.get(address).content.decode()
    assert all(f"/pages/{page.pk}/" in listed for made in (versions, others) for page in made.values())
    client.post(address, data)

    assert live() == set()
    assert NewsPage.objects.exists() == (action == "unpublish")
    assert not any(Page.find_problems())


def test_of_pages_one_below_another_each_is_deleted_once(site_tree, person):
    upper, lower = (site_tree.add_versions(StandardPageFactory, CODES, slug=slug) for slug in ("upper", "lower"))
    for made in (upper, lower):
        adopt_all(made["en"], [made["fr"], made["ar"]])
    client = person("Publisher")
    # Brothers in English, one below the other in French.
    upper["fr"].refresh_from_db()
    lower["fr"].refresh_from_db()
    lower["fr"].move(upper["fr"], pos="last-child")
    address, data = many("delete", [upper["en"], lower["en"]])

    client.post(address, data)

    assert not StandardPage.objects.filter(slug__in=["upper", "lower"]).exists()
    assert not any(Page.find_problems())


def test_many_translations_go_alone(versions, person):
    address, data = many("unpublish", [versions["fr"], versions["ar"]])
    person("Publisher").post(address, data)

    assert live() == {"en"}


def test_many_are_moved_in_every_language_that_has_the_place(site_tree, person):
    places = site_tree.add_versions(StandardPageFactory, ("en", "fr"), slug="about")
    board, plan = (site_tree.add_versions(StandardPageFactory, CODES, slug=slug) for slug in ("board", "plan"))
    for made in (board, plan):
        adopt_all(made["en"], [made["fr"], made["ar"]])
    address, data = many("move", [board["en"], plan["en"]], chooser=places["en"].pk)

    answer = person("Publisher").post(address, data, follow=True)

    for slug in ("board", "plan"):
        found = {page.locale.language_code: page.get_parent().slug for page in StandardPage.objects.filter(slug=slug)}
        assert (found["en"], found["fr"], found["ar"]) == ("about", "about", "ar")
    assert answer.content.decode().count("Not moved along in: Arabic.") == 2
    assert not any(Page.find_problems())


def test_unpublishing_fails_for_all_languages_or_none(versions, person, monkeypatch):
    before = UnpublishPageAction.execute

    def fail_in_arabic(action, *args, **kwargs):
        if action.object.locale.language_code == "ar":
            raise RuntimeError("The database has gone.")
        return before(action, *args, **kwargs)

    monkeypatch.setattr(UnpublishPageAction, "execute", fail_in_arabic)
    client = person("Publisher")
    client.raise_request_exception = False
    assert client.post(admin("unpublish", versions["en"].pk)).status_code == 500

    assert live() == set(CODES)


@pytest.fixture
def of_english(db, client):
    """Somebody who may publish English pages only."""

    def sign_in(home):
        group = Group.objects.create(name="English desk")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in ("add_page", "change_page", "publish_page"):
            right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=home, permission=right)
        user = UserFactory()
        user.is_staff = True
        user.save()
        user.groups.add(group)
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_languages_in_which_one_has_no_right_stay_and_are_reported(versions, site_tree, of_english, person, action):
    client = of_english(site_tree.home("en"))
    answer = client.post(admin(action, versions["en"].pk), follow=True)

    assert live() == {"fr", "ar"}
    assert "Readers still have this page in: French, Arabic." in answer.content.decode()
    assert {page.locale.language_code for page in orphans()} == {"fr", "ar"}
    report = person("Publisher").get(reverse("translation_orphans")).content.decode()
    assert all(f"/admin/pages/{versions[code].pk}/" in report for code in ("fr", "ar"))


def test_a_translator_finds_the_orphans_of_the_own_language_only(versions, person):
    versions["en"].unpublish()
    report = person("Translator (fr)").get(reverse("translation_orphans")).content.decode()

    assert f"/admin/pages/{versions['fr'].pk}/" in report
    assert f"/admin/pages/{versions['ar'].pk}/" not in report


def test_what_goes_its_own_way_is_no_orphan(versions):
    Translation.objects.filter(locale=locale("fr")).update(is_linked=False)
    versions["en"].unpublish()

    assert [page.locale.language_code for page in orphans()] == ["ar"]


def test_an_originals_new_slug_is_its_translations_too_and_old_addresses_lead_on(
    versions, client, django_capture_on_commit_callbacks
):
    article = NewsPage.objects.get(pk=versions["en"].pk)
    article.slug = "action-plan"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()

    for code in CODES:
        assert client.get(f"/{code}/news/action-plan/").status_code == 200
        answer = client.get(f"/{code}/news/plan/")
        assert (answer.status_code, answer.url) == (301, f"/{code}/news/action-plan/")
