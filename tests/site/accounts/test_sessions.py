"""Sessions end: by the clock, by the owner, and with the password."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts import lifetime
from accounts.models import User
from accounts.tasks import forget_old_sessions
from tests.factories import PASSWORD

from .conftest import is_signed_in

NEW = "an entirely new pass phrase"
HOUR = 3600


def may_work(client) -> bool:
    return client.get(reverse("account_home")).status_code == 200


def test_an_hour_without_a_sign_of_life_ends_the_session_of_staff(staff, client, sign_in, clock):
    sign_in(client, staff.email)
    clock.shift(HOUR - 1)
    assert may_work(client)
    clock.shift(HOUR - 1)
    assert may_work(client)
    clock.shift(HOUR)

    assert not may_work(client)
    assert client.get("/admin/").status_code == 302


def test_members_may_pause_for_longer(member, client, sign_in, clock):
    sign_in(client, member.email)
    clock.shift(8 * HOUR)

    assert may_work(client)


@pytest.mark.parametrize("who", ["staff", "member"])
def test_twelve_hours_end_every_session_however_busy(request, client, sign_in, clock, who):
    user = request.getfixturevalue(who)
    sign_in(client, user.email)
    for _half_hour in range(23):
        clock.shift(HOUR / 2)
        assert may_work(client)
    clock.shift(HOUR / 2)

    assert not may_work(client)


def test_a_forgotten_screen_does_not_keep_the_session_alive(staff, client, sign_in, clock):
    sign_in(client, staff.email)
    for _ten_minutes in range(6):
        clock.shift(HOUR / 6)
        client.get("/admin/editing-sessions/ping/wagtailcore/page/1/1/")

    assert not may_work(client)


def test_what_is_over_leaves_no_row(staff, client, sign_in, clock):
    sign_in(client, staff.email)
    key = client.session.session_key
    clock.shift(HOUR)

    may_work(client)

    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize("seconds", [-HOUR, -24 * HOUR])
def test_a_clock_that_goes_back_lengthens_nothing(staff, client, sign_in, clock, seconds):
    sign_in(client, staff.email)
    clock.shift(seconds)

    assert not may_work(client)


def test_sessions_without_dates_count_as_over(staff, client):
    client.force_login(staff)
    session = client.session
    del session[lifetime.SIGNED_IN_AT]
    session.save()

    assert not may_work(client)


def test_activity_is_noted_once_a_minute(staff, client, sign_in, clock):
    sign_in(client, staff.email)
    seen = UserSession.objects.get().last_seen_at
    clock.shift(30)
    may_work(client)
    assert UserSession.objects.get().last_seen_at == seen
    clock.shift(40)
    may_work(client)

    assert UserSession.objects.get().last_seen_at > seen


def test_signing_in_changes_the_key_of_the_session(staff, client, sign_in, app_of):
    code = app_of(staff)
    sign_in(client, staff.email)
    before = client.session.session_key
    assert before

    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert is_signed_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_key_that_somebody_planted_is_not_taken_over(member, client, sign_in):
    client.cookies["sessionid"] = "planted0planted0planted0planted0"

    sign_in(client, member.email)

    assert client.session.session_key != "planted0planted0planted0planted0"


def test_a_changed_password_ends_the_other_sessions(member, client, sign_in):
    other = Client()
    for browser in (client, other):
        sign_in(browser, member.email)

    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert response.url == reverse("account_home")
    assert may_work(client)
    assert not may_work(other)


@pytest.mark.parametrize("weak", ["short", "member@example.org", "123456789012345", "password123456"])
def test_weak_passwords_are_refused(member, client, sign_in, weak):
    sign_in(client, member.email)

    change = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    response = client.post(reverse("account_change_password"), change)

    assert response.status_code == 200
    assert User.objects.get().check_password(PASSWORD)


def test_different_passwords_are_refused_in_our_words(member, client, sign_in):
    sign_in(client, member.email)

    change = {"oldpassword": PASSWORD, "password1": NEW, "password2": "something else"}
    html = client.post(reverse("account_change_password"), change).content.decode()

    assert html.count("The two passwords are not the same.") == 1


def test_the_owner_sees_and_ends_each_session(member, client, sign_in):
    sign_in(client, member.email)
    phone, desk = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Version/18 Safari/605"}), Client()
    for browser in (phone, desk):
        sign_in(browser, member.email)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Safari on iPhone" in page
    assert page.count("account__row-title") == 3

    key = UserSession.objects.get(session_key=phone.session.session_key).pk
    client.post(reverse("usersessions_list"), {"session": key})

    assert not may_work(phone)
    assert may_work(desk)

    client.post(reverse("usersessions_list"), {"session": "others"})

    assert not may_work(desk)
    assert may_work(client)


@pytest.mark.parametrize("what", ["own", "of another", "9" * 40, "x", "-1", ""])
def test_nobody_ends_sessions_of_others(member, staff, client, sign_in, what):
    other = Client()
    sign_in(other, staff.email)
    sign_in(client, member.email)
    keys = {
        "own": UserSession.objects.get(user=member).pk,
        "of another": UserSession.objects.get(user=staff).pk,
    }

    client.post(reverse("usersessions_list"), {"session": keys.get(what, what)})

    assert may_work(other)
    assert may_work(client)


def test_the_list_stores_no_network_and_knows_it_again_that_day_only(clock, member, client, sign_in):
    home, elsewhere = Client(headers={"X-Forwarded-For": "203.0.113.77"}), Client()
    for browser in (client, home, elsewhere):
        sign_in(browser, member.email)
    stored = UserSession.objects.get(session_key=home.session.session_key)

    assert "203.0.113" not in str(UserSession.objects.values())
    assert client.get(reverse("usersessions_list")).content.decode().count("in the network you use now") == 1
    clock.shift(timedelta(hours=20))
    sign_in(home, member.email)
    assert UserSession.objects.get(session_key=home.session.session_key).ip != stored.ip


def test_the_clock_forgets_sessions_that_are_over(clock, member, client, sign_in):
    sign_in(client, member.email)
    clock.shift(timedelta(hours=11))
    sign_in(other := Client(), member.email)
    clock.shift(timedelta(hours=2))

    assert forget_old_sessions.call() == 1
    assert UserSession.objects.get().session_key == other.session.session_key


def test_a_closed_account_is_signed_out(member, client, sign_in):
    sign_in(client, member.email)
    User.objects.update(is_active=False)

    assert not may_work(client)
