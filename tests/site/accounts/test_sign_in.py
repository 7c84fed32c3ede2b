"""Signing in with e-mail address and password, signing out, and what the pages are like."""

import html5lib
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from tests.factories import PASSWORD, UserFactory

from .conftest import OFFICER, is_signed_in

LANGUAGES = settings.PUBLIC_LANGUAGES
OPEN_PAGES = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
OWN_PAGES = [
    "account_home",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
]


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def tree_of(response):
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


@pytest.mark.parametrize("typed", ["officer@example.org", "Officer@Example.ORG", "  officer@example.org "])
def test_people_sign_in_with_their_address_however_they_write_it(staff, client, sign_in, typed):
    response = sign_in(client, typed)

    assert response.url == reverse("wagtailadmin_home")
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_members_arrive_at_their_account(member, client, sign_in):
    assert sign_in(client, member.email).url == reverse("account_home")


@pytest.mark.parametrize(("email", "password"), [("officer@example.org", "wrong"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_get_the_same_words(staff, client, sign_in, email, password):
    response = sign_in(client, email, password)

    assert not is_signed_in(client)
    alert = next(element for element in tree_of(response).iter() if element.get("role") == "alert")
    assert "".join(alert.itertext()).strip() == "The e-mail address and the password do not match an account."


def test_a_closed_account_opens_no_door_and_is_not_told_apart(staff, client, sign_in):
    User.objects.update(is_active=False)

    response = sign_in(client, staff.email)

    assert not is_signed_in(client)
    assert "do not match an account" in response.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "javascript:x(1)"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(member, client, sign_in, elsewhere):
    assert sign_in(client, member.email, next=elsewhere).url == reverse("account_home")


def test_people_arrive_where_they_wanted_to_go(member, client, sign_in):
    assert sign_in(client, member.email, next="/fr/members/").url == "/fr/members/"


def test_signing_out_takes_a_post(member, client):
    client.force_login(member)

    client.get(reverse("account_logout"))
    assert is_signed_in(client)

    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_two_accounts_cannot_differ_in_case_only(db):
    UserFactory(email="officer@example.org")

    with pytest.raises(ValidationError, match="already exists"):
        User(email="OFFICER@example.org", password="x").full_clean()


def test_an_account_needs_an_address():
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_who_has_no_role_does_not_enter_the_admin(db, client):
    client.force_login(UserFactory())

    assert client.get(reverse("wagtailadmin_home")).status_code in {302, 403}


# The pages themselves


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*OPEN_PAGES, *OWN_PAGES])
def test_every_page_speaks_its_language_and_stays_out_of_caches_and_indexes(staff, client, sign_in, language, name):
    if name in OWN_PAGES:
        sign_in(client, staff.email)

    response = client.get(address(name, language))

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    root = tree_of(response)
    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert len(root.findall(".//h1")) == 1
    if language != "en":
        english = tree_of(client.get(address(name, "en")))
        ours, theirs = (
            {" ".join(text.split()) for text in _words_in(page.find(".//main"))} for page in (root, english)
        )
        # Names, addresses and keys are the same everywhere.
        same = {text for text in ours & theirs if " " in text and "@" not in text}
        assert same == set()


def _words_in(part) -> list[str]:
    return [text for element in part.iter() if element.tag != "script" and (text := element.text or "").strip()]


@pytest.mark.parametrize("name", [*OPEN_PAGES, *OWN_PAGES])
def test_no_page_needs_inline_code(staff, client, sign_in, name):
    if name in OWN_PAGES:
        sign_in(client, staff.email)

    for element in tree_of(client.get(reverse(name))).iter():
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/json"
        assert element.tag != "style"
        assert not [key for key in element.keys() if key.startswith("on") or key == "style"]  # noqa: SIM118


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("account_login", {"login": "username webauthn", "password": "current-password"}),
        ("account_reset_password", {"email": "email"}),
        (
            "account_change_password",
            {"oldpassword": "current-password", "password1": "new-password", "password2": "new-password"},
        ),
        ("mfa_activate_totp", {"code": "one-time-code"}),
    ],
)
def test_password_managers_know_every_field(staff, client, sign_in, name, wanted):
    if name in OWN_PAGES:
        sign_in(client, staff.email)

    fields = tree_of(client.get(reverse(name))).findall(".//main//input")

    assert {field.get("name"): field.get("autocomplete") for field in fields if field.get("autocomplete")} == wanted


def test_errors_are_tied_to_their_fields(client, site_tree):
    root = tree_of(client.post(reverse("account_login"), {"login": "nonsense", "password": ""}))
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}

    for name in ("login", "password"):
        field = by_id[f"id_{name}"]
        assert field.get("aria-invalid") == "true"
        described = [by_id[key] for key in field.get("aria-describedby").split()]
        assert any("field__error" in child.get("class", "") for element in described for child in element.iter())
        labels = [label for label in root.iter("label") if label.get("for") == f"id_{name}"]
        assert len(labels) == 1


def test_a_form_without_its_token_is_refused_in_the_language_of_its_address(site_tree):
    response = Client(enforce_csrf_checks=True).post("/fr/account/login/", {"login": "a@example.org", "password": "x"})

    assert response.status_code == 403
    assert '<html lang="fr"' in response.content.decode()


def test_there_is_no_sign_up(client, site_tree):
    for path in ("signup/", "email/", "confirm-email/", "login/code/", "3rdparty/"):
        assert client.get(f"/en/account/{path}").status_code == 404


def test_a_role_is_no_way_around_the_address(site_tree, client, sign_in):
    """Staff have an address each; nobody signs in by name."""
    UserFactory(email="a@example.org", first_name="admin", role=OFFICER)

    sign_in(client, "admin")

    assert not is_signed_in(client)
