import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD, UserFactory


@pytest.fixture
def sign_in(client):
    def post(email: str, password: str = PASSWORD):
        return client.post(reverse("wagtailadmin_login"), {"username": email, "password": password})

    return post


@pytest.mark.parametrize("typed", ["officer@example.org", "Officer@Example.ORG", "  officer@example.org "])
def test_people_sign_in_with_their_address_however_they_write_it(db, sign_in, client, typed):
    user = UserFactory(email="Officer@example.org", role="Communications officer")

    sign_in(typed)

    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(("email", "password"), [("officer@example.org", "wrong"), ("nobody@example.org", "wrong")])
def test_a_wrong_password_and_an_unknown_address_get_the_same_words(db, sign_in, client, email, password):
    UserFactory(email="officer@example.org", role="Communications officer")

    response = sign_in(email, password)

    assert "_auth_user_id" not in client.session
    assert "match" in response.content.decode()


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
