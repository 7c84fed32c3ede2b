"""The audit log in the admin: for those with the permission, narrowed down, and taken away."""

import csv
import io

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from audit.models import Event
from audit.services import record
from tests.factories import UserFactory


@pytest.fixture
def auditor(db, client):
    """By permissions, not by role: the report asks for one."""
    person = UserFactory(email="auditor@example.org")
    codes = ("access_admin", "view_entry")
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(person)
    return person


@pytest.fixture
def ada(auditor):
    return UserFactory(email="ada@example.org", first_name="Ada", last_name="Green")


def test_others_do_not_read_it(officer_client):
    assert officer_client.get(reverse("audit_log")).status_code == 302
    assert reverse("audit_log") not in officer_client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"A meeting", "Minutes"}),
        ("event=published", {"A meeting"}),
        ("event=published&event=downloaded", {"A meeting", "Minutes"}),
        ("actor=ada", {"Minutes"}),
        ("object=meet", {"A meeting"}),
        ("object=news.newspage+7", {"A meeting"}),
        ("object=rose-valley", {"Minutes"}),
        ("at_from=2026-01-01&at_to=2026-01-31", set()),
    ],
)
def test_it_is_narrowed_down(client, ada, query, found):
    record(Event.PUBLISHED, about=("news.newspage", 7), label="A meeting")
    record(Event.DOWNLOADED, actor=ada, about=("assets.customdocument", 3), label="Minutes", member="rose-valley")

    html = client.get(f"{reverse('audit_log')}?{query}").content.decode()

    assert {label for label in ("A meeting", "Minutes") if f">{label} " in html} == found


@pytest.mark.parametrize("query", ["event=nonsense", "event=published&event=x", "at_from=tomorrow", "at_to=2026-02-31"])
@pytest.mark.parametrize("export", ["", "&export=csv", "&export=xlsx"])
def test_a_wrong_filter_shows_and_exports_nothing(client, auditor, query, export):
    record(Event.PUBLISHED, about=("news.newspage", 7), label="A meeting")

    answer = client.get(f"{reverse('audit_log')}?{query}{export}")

    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "This filter is wrong" in answer.content.decode()
    assert "A meeting" not in answer.content.decode()


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_what_is_wrong_is_told_in_the_readers_language(client, auditor, code):
    UserProfile.objects.update_or_create(user=auditor, defaults={"preferred_language": code})

    html = client.get(f"{reverse('audit_log')}?event=nonsense").content.decode()

    assert 'role="alert"' in html
    assert ("This filter is wrong" in html) is (code == "en")


def test_it_is_taken_away_without_formulas(client, ada):
    record(Event.DOWNLOADED, actor=ada, about=("assets.customdocument", 3), label="=1+1", bytes=12)

    answer = client.get(f"{reverse('audit_log')}?event=downloaded&export=csv").getvalue().decode()
    (row,) = csv.DictReader(io.StringIO(answer))

    assert (row["Who"], row["What"], row["Key"], row["Details"]) == ("Ada Green", "'=1+1", "3", '{"bytes": 12}')
    assert client.get(f"{reverse('audit_log')}?export=xlsx").getvalue().startswith(b"PK")


def test_many_rows_cost_no_more_queries(client, ada, django_assert_max_num_queries):
    for _row in range(60):
        record(Event.PUBLISHED, actor=ada, about=("news.newspage", 7), label="A meeting")
    client.get(reverse("audit_log"))

    with django_assert_max_num_queries(14):
        client.get(reverse("audit_log"))
