"""Forms with numbers that no database has: an error in the form or 400, never 500, and nothing of them is kept."""

from types import ModuleType

import pytest
from django.conf import settings as configured
from django.http import HttpResponse
from django.urls import path, reverse
from wagtail.models import Collection, Page, Workflow

from config import urls
from tests.factories import StandardPageFactory

HUGE, LONG = str(10**30), "9" * 5000  # the second has more digits than Python reads


@pytest.fixture
def page(site_tree) -> Page:
    return site_tree.add(StandardPageFactory, "en", title="About us")


@pytest.mark.parametrize("number", [HUGE, LONG, "x"], ids=["huge", "long", "none"])
def test_where_one_is_taken_for_a_key(admin_client, page, number):
    collection, workflow = Collection.get_first_root_node(), Workflow.objects.first()
    groups = {"name": "Board", "groups": number, "restriction_type": "groups"}
    rows = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1", "0-id": number, "0-task": number, "0-page": number}
    panels = {f"{panel}-{name}": value for panel in ("workflow_tasks", "pages") for name, value in rows.items()}
    forms = {
        reverse("wagtailadmin_pages:move", args=[page.pk]): {"new_parent_page": number},
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]): groups,
        reverse("wagtailadmin_collections:set_privacy", args=[collection.pk]): groups,
        reverse("wagtailadmin_workflows:add_task", args=["wagtailcore", "groupapprovaltask"]): groups,
        reverse("wagtailadmin_workflows:edit", args=[workflow.pk]): {"name": "Other"} | panels,
    }

    statuses = {address: admin_client.post(address, sent).status_code for address, sent in forms.items()}

    assert {address: status for address, status in statuses.items() if status not in {200, 400, 409}} == {}


def test_rows_that_are_claimed_and_not_sent_are_not_made(admin_client, db):
    edit = reverse("wagtailadmin_workflows:edit", args=[Workflow.objects.first().pk])
    sent = {"name": "Other", "workflow_tasks-INITIAL_FORMS": "0", "pages-TOTAL_FORMS": "0", "pages-INITIAL_FORMS": "0"}

    for count in ("1900", HUGE, LONG):
        assert admin_client.post(edit, sent | {"workflow_tasks-TOTAL_FORMS": count}).status_code == 400


@pytest.mark.parametrize("number", [HUGE, "x"])
def test_where_one_should_say_where_to_go_next(admin_client, page, number):
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[page.pk])

    assert admin_client.post(unpublish, {"next": number}).status_code == 400
    page.refresh_from_db()
    assert page.live


def save_two(request):
    Collection.get_first_root_node().add_child(name="Half of it")
    Collection.objects.filter(name="Half of it").update(numchild=int(request.POST["number"]))
    return HttpResponse()


@pytest.mark.parametrize("address", ["/admin/half/", f"/en/{configured.PUBLIC_FORMS[0]}half/"])
@pytest.mark.parametrize("number", [HUGE, LONG])
def test_what_a_view_has_written_before_it_met_the_number_is_taken_back(admin_client, settings, address, number):
    settings.ROOT_URLCONF = ModuleType("with_one_more_form")
    vars(settings.ROOT_URLCONF).update(vars(urls), urlpatterns=[path(address[1:], save_two), *urls.urlpatterns])

    answer = admin_client.post(address, {"number": number})

    assert answer.status_code == 400
    assert b"<h1" in answer.content
    assert not Collection.objects.filter(name="Half of it").exists()
    assert admin_client.post(address, {"number": "2026"}).status_code == 200
    assert Collection.objects.filter(name="Half of it").exists()
