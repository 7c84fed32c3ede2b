"""Every address of the admin is asked for what no screen of it would ask, and sent what no form of it would send."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.users.models import UserProfile

from brochures.models import Brochure
from navigation.models import SiteText
from tests.factories import StandardPageFactory
from tests.site.editing.specimens import specimen

from .addresses import every_address
from .declared import NOT_ASKED
from .scene import Scene

HUGE = "9" * 19
# What the screens of the admin take numbers by.
NUMBERS = (
    *("childOf", "child_of", "collection_id", "content_type", "descendant_of", "group", "id", "limit", "locale"),
    *("object_id", "offset", "owner", "p", "parentId", "parent_page_id", "root_page", "site", "target_pages[]"),
    *("translation_of", "user", "width"),
)

pytestmark = [pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")]


def addresses(scene: Scene) -> list[str]:
    found = (address for address in every_address(scene.argument) if address.name not in NOT_ASKED)
    return [address.path for address in found if address.path.startswith("/admin/")]


def failures(statuses: dict[str, int]) -> dict[str, int]:
    return {path: status for path, status in statuses.items() if status >= 500}


@pytest.mark.parametrize("words", ["'a ( b'", "a " * 127, '"a* b:'])
def test_no_words_break_a_search(admin_client, words):
    for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search", "wagtailimages:index"):
        assert admin_client.get(reverse(name), {"q": words}).status_code == 200


def test_quotes_alone_break_no_search(scene, asking, nothing_is_drawn):
    """Lists are asked for their results, at an address of their own."""
    person, words = scene.people["administrator"], {"q": '"""'}
    searched = [path for path in addresses(scene) if path.endswith("/results/") or "search/" in path]

    assert len(searched) > 40
    assert failures({path: asking(person, "get", path, words).status_code for path in searched}) == {}


def test_1500_words_and_numbers_that_no_database_has_are_refused_everywhere(scene, asking, nothing_is_drawn):
    """Each address is asked by one number of them all: what refuses them looks at no address."""
    person, accepted = scene.people["administrator"], {}
    for place, path in enumerate(addresses(scene)):
        name = NUMBERS[place % len(NUMBERS)]
        for asked in ({"q": "a " * 1500}, {name: HUGE}):
            status = asking(person, "get", path, asked).status_code
            if status != 400:
                accepted[path, name] = status

    assert accepted == {}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_refused_by_any_name_also_in_lists_and_with_signs(admin_client, name):
    for number in (HUGE, f"1,-{HUGE}", "9_" * 19 + "9"):
        assert admin_client.get(reverse("wagtailadmin_pages:search"), {name: number}).status_code == 400


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_it_is_said_in_the_editors_language(admin_client, code):
    user_id = admin_client.session["_auth_user_id"]
    UserProfile.objects.update_or_create(user_id=user_id, defaults={"preferred_language": code})

    answer = admin_client.get(reverse("wagtailadmin_pages:search"), {"offset": HUGE})

    assert answer.status_code == 400
    html = answer.content.decode()
    assert f'<html lang="{code}"' in html
    assert ("This request cannot be understood" in html) is (code == "en")


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
@pytest.mark.parametrize("path", ["/admin/nowhere/", "/admin/pages/987654/edit/", "/admin/brochures/987654/editions/"])
def test_what_is_absent_is_said_in_the_editors_language(admin_client, code, path):
    user_id = admin_client.session["_auth_user_id"]
    UserProfile.objects.update_or_create(user_id=user_id, defaults={"preferred_language": code})

    answer = admin_client.get(path)

    assert answer.status_code == 404
    html = answer.content.decode()
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in html
    assert ("The requested page could not be found" in html) is (code == "en")


def test_words_may_be_numbers(admin_client):
    """Somebody looks for a number on a label."""
    assert admin_client.get(reverse("wagtailadmin_pages:search"), {"q": HUGE}).status_code == 200


def test_beyond_the_last_page_of_a_list_is_nothing(admin_client, site_tree):
    edit = reverse("wagtailadmin_workflows:edit", args=[Workflow.objects.first().pk])

    assert [admin_client.get(edit, {"p": page}).status_code for page in ("1", "99", "0", "x")] == [200, 404, 404, 400]


def test_forms_of_which_nothing_was_sent_are_no_failure(scene, asking, nothing_is_drawn):
    person = scene.people["administrator"]

    assert failures({path: asking(person, "post", path).status_code for path in addresses(scene)}) == {}


def test_a_page_whose_blocks_arrive_in_part_is_refused_and_stays_as_it_is(admin_client, site_tree):
    page = site_tree.add(StandardPageFactory, "en", title="About us")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    rows = {"body-0-deleted": "", "body-0-type": "image", "body-0-order": "0"}
    wrong = [
        {},
        {"body-count": ""},
        {"body-count": "x"},
        {"body-count": HUGE},
        {"body-count": "1"},
        {"body-count": "1", "body-0-deleted": "", "body-0-type": "paragraph"},
        {"body-count": "1", **rows, "body-0-order": "x"},
        {"body-count": "10000000", "body-0-deleted": "1"},
    ]

    for sent in wrong:
        assert admin_client.post(edit, {"title": "Other", "slug": "other"} | sent).status_code == 400, sent
    assert page.revisions.count() == 0


@pytest.mark.parametrize("parent", ["", "x", "999999"])
def test_nothing_is_copied_below_nothing(admin_client, site_tree, parent):
    page = site_tree.add(StandardPageFactory, "en", title="About us")
    sent = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent}

    assert admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent).status_code == 400


def test_an_import_that_was_changed_on_the_way_is_refused(admin_client):
    sent = {"import_file_name": "x:y", "input_format": "0:z"}

    assert admin_client.post(reverse("wagtailredirects:process_import"), sent).status_code == 400


def test_a_second_set_of_site_texts_is_an_error_in_the_form(admin_client, site_tree):
    add = reverse("wagtailsnippets_navigation_sitetext:add")
    sent = {"network_name": "A network", "tagline": "One line", "about_short": "Words"}
    SiteText.objects.filter(locale__language_code="en").delete()
    assert admin_client.post(add, sent).status_code == 302

    answer = admin_client.post(add, sent)

    assert answer.status_code == 200
    assert SiteText.objects.filter(locale__language_code="en").count() == 1
    assert answer.context["form"].non_field_errors()


def test_what_is_in_use_is_not_deleted_and_that_is_said(admin_client, db):
    document = specimen(Brochure).files.first().document
    address = reverse("wagtaildocs:delete", args=[document.pk])

    answer = admin_client.post(address)

    assert answer.status_code == 409
    assert "This is still in use" in answer.content.decode()
    document.refresh_from_db()
