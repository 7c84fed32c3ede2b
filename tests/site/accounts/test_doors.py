"""Nobody gets in with a password alone, except through the one form that is watched."""

import pytest
from django.urls import resolve, reverse

from accounts import limits
from tests.factories import PASSWORD, UserFactory

from .addresses import every_address
from .conftest import is_signed_in

# Wagtail's page for a failure raises one.
RAISES = {"wagtailadmin_error_test"}

# Wagtail leaves the temporary file of a new rendition to the garbage collector; some reports page rows in no order.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]


@pytest.fixture
def many_tries(monkeypatch):
    """The walk posts more often than an address may."""
    for name in ("PER_ADDRESS", "WRONG_PASSWORDS"):
        monkeypatch.setattr(limits, name, limits.Limit(name, 10_000, 60))


def test_the_walk_knows_the_whole_site():
    paths = {address.path for address in every_address()}

    assert len(paths) > 250
    assert {"/admin/login/", "/en/account/login/", "/en/_util/login/", "/robots.txt"} <= paths
    assert [path for path in paths if resolve(path) is None] == []


def test_one_address_alone_turns_a_password_into_a_session(staff, client, many_tries):
    answers_to = []
    credentials = {
        **dict.fromkeys(["username", "login", "email", "user", "name"], staff.email),
        **dict.fromkeys(["password", "password1", "password2", "oldpassword", "new_password1"], PASSWORD),
    }
    for address in every_address():
        if address.name in RAISES:
            continue
        client.cookies.clear()
        client.post(address.path, credentials)
        if is_signed_in(client):
            answers_to.append(address.name)

    assert answers_to == ["account_login"]


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/admin/login/", "/fr/account/login/"),
        ("/admin/login/?next=/admin/pages/", "/fr/account/login/?next=/admin/pages/"),
        ("/admin/password_reset/", "/fr/account/password/reset/"),
        ("/admin/password_reset/confirm/MQ/abc-def/", "/fr/account/password/reset/"),
        ("/admin/password_reset/done/", "/fr/account/password/reset/"),
        ("/ja/_util/login/?next=/ja/news/", "/ja/account/login/?next=/ja/news/"),
        ("/documents/authenticate_with_password/1/", "/fr/account/login/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wagtails_forms_lead_to_ours_in_the_readers_language(db, client, path, leads_to, method):
    response = getattr(client, method)(path, headers={"Accept-Language": "fr"})

    if method == "post" and not path.startswith("/admin/"):
        assert response.status_code == 405  # outside the admin only our own forms take anything
    else:
        assert (response.status_code, response.url) == (302, leads_to)


def test_who_wants_into_the_admin_comes_back_to_the_same_place(staff, client, sign_in):
    wanted = "/admin/reports/locked/?ordering=title"
    first = client.get(wanted)
    second = client.get(first.url)
    form = client.get(second.url).content.decode()

    assert 'name="next" value="/admin/reports/locked/?ordering=title"' in form
    assert sign_in(client, staff.email, next=wanted).url == wanted


def test_who_has_nothing_to_do_in_the_admin_is_told_once_and_not_sent_in_circles(db, client):
    client.force_login(UserFactory())

    answer = client.get("/admin/pages/", follow=True, headers={"Accept-Language": "fr"})

    assert [address for address, _status in answer.redirect_chain] == [
        "/admin/login/?next=/admin/pages/",
        "/fr/account/",
    ]
    assert answer.status_code == 200
    assert len(list(answer.context["messages"])) == 1


def test_administrators_do_not_set_other_peoples_passwords(admin_client, staff):
    form = admin_client.get(reverse("wagtailusers_users:edit", args=[staff.pk])).content.decode()

    assert 'name="email"' in form
    assert "password1" not in form
