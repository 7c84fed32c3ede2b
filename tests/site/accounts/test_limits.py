"""Guessing is slow, for everybody alike, and without anything but the database."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.db.models import QuerySet
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts import limits
from accounts.addresses import client_address, client_network
from accounts.models import Attempt
from accounts.tasks import forget_old_attempts

from .conftest import is_signed_in

OTHER_NETWORK = {"X-Forwarded-For": "198.51.100.7"}


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed or compared."""
    count = SimpleNamespace(times=0)

    def counted(self, *args, **kwargs):
        count.times += 1
        return False

    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "verify", counted)
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *args: (counted(self), encode(self, *args))[1])
    return count


def guess(client, email: str, times: int, **headers) -> list[int]:
    url = reverse("account_login")
    return [
        client.post(url, {"login": email, "password": f"wrong {number}"}, headers=headers).status_code
        for number in range(times)
    ]


@pytest.mark.parametrize("email", ["officer@example.org", "nobody@example.org"])
def test_five_wrong_passwords_a_quarter_of_an_hour(staff, client, email):
    assert guess(client, email, 7) == [200] * 5 + [429] * 2


def test_then_the_right_one_is_refused_too_and_nothing_is_hashed(staff, client, sign_in, hashed):
    guess(client, staff.email, 5)
    before = hashed.times

    response = sign_in(client, staff.email)

    assert response.status_code == 429
    assert hashed.times == before
    assert 0 < int(response.headers["Retry-After"]) <= 900


def test_the_address_is_the_same_however_it_is_written(staff, client):
    guess(client, "officer@example.org", 3)

    assert guess(client, " Officer@Example.org ", 3) == [200, 200, 429]


def test_somebody_elsewhere_does_not_lock_the_owner_out(staff, client, sign_in):
    guess(client, staff.email, 6, **OTHER_NETWORK)

    sign_in(client, staff.email)

    assert is_signed_in(client)


def test_neighbours_of_one_network_share_the_budget_of_an_account(staff, client):
    guess(client, staff.email, 5, **{"X-Forwarded-For": "198.51.100.7"})

    assert guess(client, staff.email, 1, **{"X-Forwarded-For": "198.51.100.200"}) == [429]


def test_a_quarter_of_an_hour_later_there_are_five_again(staff, client, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    guess(client, staff.email, 6)

    time_machine.shift(14 * 60)
    assert guess(client, staff.email, 1) == [429]
    time_machine.shift(2 * 60)
    assert guess(client, staff.email, 1) == [200]


def test_right_passwords_cost_nothing(member, sign_in):
    for _number in range(8):
        client = Client()
        sign_in(client, member.email)
        assert is_signed_in(client)


def test_thirty_posts_a_minute_from_one_address(db, client):
    answers = [guess(client, f"person{number}@example.org", 1)[0] for number in range(32)]

    assert answers == [200] * 30 + [429] * 2
    assert client.post(reverse("account_reset_password"), {"email": "a@example.org"}).status_code == 429
    assert client.get(reverse("account_login")).status_code == 200
    assert client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).status_code == 429


def test_a_flood_is_refused_without_asking_the_database(db, client, django_assert_num_queries, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    for _number in range(30):
        limits.reserve(limits.PER_ADDRESS, client_address(RequestFactory().get("/")))
    with django_assert_num_queries(2):
        assert guess(client, "a@example.org", 1) == [429]

    with django_assert_num_queries(0):
        assert guess(client, "a@example.org", 20) == [429] * 20

    assert Attempt.objects.count() == 30
    time_machine.shift(61)
    assert guess(client, "a@example.org", 1) == [200]


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ja", "ltr"), ("ar", "rtl")])
def test_the_refusal_speaks_the_language_of_the_page(db, client, language, direction):
    for _number in range(30):
        limits.reserve(limits.PER_ADDRESS, client_address(RequestFactory().get("/")))
    with translation.override(language):
        response = client.post(reverse("account_login"))

    html = response.content.decode()
    assert response.status_code == 429
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "Too many" not in html
    assert response.headers["Cache-Control"] == "private, no-store"


def test_five_wrong_codes_then_no_more(staff, client, app_of, sign_in):
    code = app_of(staff)
    sign_in(client, staff.email)
    url = reverse("mfa_authenticate")

    answers = [client.post(url, {"code": "000000"}).status_code for _number in range(5)]

    assert answers == [200] * 5
    assert client.post(url, {"code": code()}, headers=OTHER_NETWORK).status_code == 429
    assert not is_signed_in(client)


def test_an_open_session_is_no_place_to_guess_the_password(staff, client):
    client.force_login(staff)
    change = {"password1": "an entirely new one", "password2": "an entirely new one"}

    answers = [
        client.post(reverse("account_change_password"), {"oldpassword": "wrong", **change}).status_code
        for _number in range(4)
    ]
    answers += [client.post(reverse("account_reauthenticate"), {"password": "wrong"}).status_code for _n in range(2)]

    assert answers == [200] * 5 + [429]


def test_the_same_work_is_done_for_known_and_unknown_addresses(staff, client, hashed):
    costs = []
    for email in (staff.email, "nobody@example.org"):
        before = hashed.times
        with CaptureQueriesContext(connection) as queries:
            guess(client, email, 1)
        costs.append((hashed.times - before, len(queries)))

    assert costs[0] == costs[1]
    assert costs[0][0] >= 1


def test_of_tries_at_the_same_moment_only_the_first_are_granted(db, monkeypatch):
    for _number in range(5):
        limits.reserve(limits.WRONG_PASSWORDS, "a@example.org", "192.0.2.0/24")
    counted = iter([4])  # what another process saw just before
    count = QuerySet.count
    monkeypatch.setattr(QuerySet, "count", lambda rows: next(counted, None) or count(rows))

    with pytest.raises(limits.TooManyAttemptsError):
        limits.reserve(limits.WRONG_PASSWORDS, "a@example.org", "192.0.2.0/24")

    assert next(counted, None) is None
    assert count(Attempt.objects.all()) == 5


def test_tries_are_forgotten_after_an_hour(db, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    limits.reserve(limits.PER_ADDRESS, "192.0.2.1/32")
    time_machine.shift(3599)
    forget_old_attempts.call()
    assert Attempt.objects.count() == 1

    time_machine.shift(2)
    forget_old_attempts.call()

    assert Attempt.objects.count() == 0


def test_midnight_neither_gives_new_tries_nor_keeps_the_key(db, time_machine):
    time_machine.move_to("2026-11-23 23:58:00Z", tick=False)
    for _try in range(5):
        limits.reserve(limits.WRONG_PASSWORDS, "a@example.org", "192.0.2.0/24")
    before = Attempt.objects.values_list("key", flat=True).first()
    time_machine.shift(240)
    with pytest.raises(limits.TooManyAttemptsError):
        limits.reserve(limits.WRONG_PASSWORDS, "a@example.org", "192.0.2.0/24")

    time_machine.shift(900)

    assert limits.reserve(limits.WRONG_PASSWORDS, "a@example.org", "192.0.2.0/24").key != before


def test_what_is_kept_names_nobody(staff, client):
    guess(client, staff.email, 1)

    for row in Attempt.objects.values():
        assert staff.email not in str(row)
        assert "127.0.0" not in str(row)


# The client's address


def request_from(remote: str, forwarded: str | None = None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("203.0.113.9", None, "203.0.113.9/32"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9/32"),  # no proxy of ours: the header is the client's word
        ("127.0.0.1", None, "127.0.0.1/32"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1/32"),
        ("127.0.0.1", "10.9.9.9, 198.51.100.1", "198.51.100.1/32"),  # what the client wrote stands left
        ("127.0.0.1", "198.51.100.1, 127.0.0.2", "198.51.100.1/32"),
        ("127.0.0.1", "nonsense", "127.0.0.1/32"),
        ("127.0.0.1", "", "127.0.0.1/32"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", None, "203.0.113.9/32"),
        ("", None, "unknown"),
    ],
)
def test_the_last_hop_before_our_proxy_is_the_client(remote, forwarded, address):
    assert client_address(request_from(remote, forwarded)) == address


@pytest.mark.parametrize(
    ("remote", "network"),
    [("203.0.113.9", "203.0.113.0/24"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/56"), ("", "unknown")],
)
def test_an_account_is_counted_by_neighbourhood(remote, network):
    assert client_network(request_from(remote)) == network


def test_other_proxies_are_named_in_the_settings(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]

    assert client_address(request_from("10.1.2.3", "198.51.100.1")) == "198.51.100.1/32"
    assert client_address(request_from("127.0.0.1", "198.51.100.1")) == "127.0.0.1/32"
