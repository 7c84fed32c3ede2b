"""Screens of the admin that show pages of all languages: no word of a draft to whoever works in another's tree."""

import pytest
from django.urls import reverse

from accounts.roles import AUDITOR, OFFICER
from tests.factories import ImageFactory, MemberFactory, NewsPageFactory, StandardPageFactory, UserFactory

from .scene import TRANSLATOR

NOWHERE = 999_999
SECRET = "Merger talks"


@pytest.fixture
def translator(client, site_tree):
    """Works in the French tree."""
    client.force_login(UserFactory(role=TRANSLATOR))
    return client


@pytest.fixture
def changed(site_tree):
    """Published, and since then renamed in a draft."""
    page = site_tree.add(StandardPageFactory, "en", title="About us")
    page.title = SECRET
    page.save_revision()
    return page


@pytest.fixture
def draft(site_tree):
    return site_tree.add(StandardPageFactory, "en", title=SECRET, live=False)


def bulk(action: str, *keys: int, model=("wagtailcore", "page")) -> str:
    return reverse("wagtail_bulk_action", args=[*model, action]) + "?" + "&".join(f"id={key}" for key in keys)


def test_choosers_call_a_page_what_readers_call_it(translator, changed):
    home = changed.get_parent()
    asked = [
        reverse("wagtailadmin_choose_page_child", args=[home.pk]),
        reverse("wagtailadmin_choose_page_child", args=[changed.pk]),
        reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={changed.pk}",
    ]
    for address in asked:
        answer = translator.get(address).content.decode()
        assert SECRET not in answer
        assert "About us" in answer


def test_whoever_may_look_sees_what_the_draft_is_called(client, changed):
    client.force_login(UserFactory(role=OFFICER))
    chooser = client.get(reverse("wagtailadmin_choose_page_child", args=[changed.get_parent().pk]))

    assert SECRET in chooser.content.decode()


def test_nothing_is_chosen_below_a_page_that_is_not_known(translator, draft):
    closed, absent = (translator.get(reverse("wagtailadmin_choose_page_child", args=[k])) for k in (draft.pk, NOWHERE))

    assert closed.status_code == absent.status_code == 404
    assert closed.content == absent.content


def test_a_type_whose_pages_are_all_drafts_is_chosen_from_the_root(translator, site_tree):
    site_tree.add(NewsPageFactory, "en", title=SECRET, live=False)

    answer = translator.get(reverse("wagtailadmin_choose_page") + "?page_type=news.newspage")

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


def test_the_report_of_types_counts_for_those_who_work_in_all_languages(translator, client):
    reports = [reverse(f"wagtailadmin_reports:page_types_usage{name}") for name in ("", "_results")]

    assert [translator.get(report).status_code for report in reports] == [404, 404]
    assert reports[0] not in translator.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(UserFactory(role=OFFICER))
    assert [client.get(report).status_code for report in reports] == [200, 200]
    assert reports[0] in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
@pytest.mark.parametrize("role", [TRANSLATOR, AUDITOR])
def test_bulk_actions_on_pages_of_others_answer_as_if_they_were_absent(client, changed, role, action, method):
    client.force_login(UserFactory(role=role))

    closed, absent = (getattr(client, method)(bulk(action, key)) for key in (changed.pk, NOWHERE))

    assert (closed.status_code, absent.status_code) == (404, 404)
    assert closed.content == absent.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_bulk_actions_on_files_and_members_answer_as_if_they_were_absent(client, db, method):
    client.force_login(UserFactory(role=TRANSLATOR))
    asked = [(("assets", "customimage"), ImageFactory().pk), (("members", "member"), MemberFactory().pk)]

    for model, key in asked:
        closed, absent = (getattr(client, method)(bulk("delete", pk, model=model)) for pk in (key, NOWHERE))
        assert (closed.status_code, absent.status_code) == (404, 404), model
        assert closed.content == absent.content


def test_among_own_pages_those_of_others_are_passed_over(translator, site_tree, changed):
    own = site_tree.add(StandardPageFactory, "fr", title="Le réseau")

    answer = translator.get(bulk("publish", own.pk, changed.pk)).content.decode()

    assert "Le réseau" in answer
    assert "About us" not in answer
    assert SECRET not in answer


def test_what_may_be_touched_but_not_so_is_explained(client, changed):
    """An officer may change pages, and publish none."""
    client.force_login(UserFactory(role=OFFICER))

    answer = client.get(bulk("publish", changed.pk))

    assert answer.status_code == 200
    assert SECRET in answer.content.decode()


@pytest.mark.parametrize("parent", [NOWHERE, ""])
def test_all_that_lies_below_nothing_is_nothing(client, db, parent):
    client.force_login(UserFactory(role=OFFICER))

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    assert client.get(address, {"id": "all", "childOf": parent}).status_code == 404
