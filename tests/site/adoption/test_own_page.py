"""What a representative sees of the member's brochures, logos and web pages, and changes of them."""

import pytest

from adoption.models import MemberWebAddress
from tests.factories import MemberFactory

ADDRESS = "/en/account/members/ours/use/"


@pytest.fixture
def page(network, client):
    client.force_login(network.person)

    def read(language: str = "en") -> str:
        return client.get(f"/{language}/account/members/ours/use/").content.decode()

    return read


def test_it_is_found_from_the_account(page, client):
    assert f'href="{ADDRESS}"' in client.get("/en/account/members/").content.decode()


def test_an_address_in_arabic_words_runs_from_left_to_right(page):
    assert "\u2066https://www.example.org/\u2069" in page("ar")


def test_a_newer_version_is_told_with_the_way_to_it(network, page):
    network.take(network.brochure, "1.0")
    assert "A newer version exists" not in page()

    network.renew("1.1")
    html = page()
    assert "version 1.0" in html
    assert "A newer version exists: 1.1" in html
    assert 'href="/go/network"' in html


def test_whoever_took_the_new_version_too_has_nothing_old(network, page):
    network.take(network.brochure, "1.0")
    network.renew("1.1")
    network.take(network.brochure, "1.1")
    assert "A newer version exists" not in page()


def test_what_another_member_took_is_not_ours(network, page):
    MemberFactory(slug="theirs")
    network.take(network.kit, "1.0", member="theirs")
    assert "A newer version exists" not in page()


def test_another_members_page_is_no_page(page, client):
    MemberFactory(slug="theirs")
    assert client.get("/en/account/members/theirs/use/").status_code == 404


def test_pages_are_declared_and_withdrawn(network, page, client):
    client.post(ADDRESS, {"address": " https://www.example.org/partners#logos "})
    row = MemberWebAddress.objects.get()
    assert (row.member, row.address) == (network.member, "https://www.example.org/partners")
    assert "https://www.example.org/partners" in page()

    client.post(ADDRESS, {"remove": row.pk})
    assert not MemberWebAddress.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        *("", "example", "ftp://example.org/", "javascript:alert(1)", "https://a:b@example.org/", "x" * 400),
        *("http://127.0.0.1/", "http://[::1]/", "http://localhost/", "https://example.org:8443/", "http://a.local/"),
    ],
)
def test_what_is_no_web_address_is_refused_with_a_word(page, client, address):
    response = client.post(ADDRESS, {"address": address})
    assert response.status_code == 400
    assert response.context["form"].errors["address"]
    assert not MemberWebAddress.objects.exists()


def test_an_address_is_declared_once_and_not_without_end(network, page, client):
    for number in range(12):
        client.post(ADDRESS, {"address": f"https://example.org/{number // 2 if number < 2 else number}"})
    assert MemberWebAddress.objects.count() == 10
    assert client.post(ADDRESS, {"address": "https://example.org/0"}).context["form"].errors


def test_nobody_withdraws_what_is_another_members(network, page, client):
    theirs = MemberWebAddress.objects.create(member=MemberFactory(slug="theirs"), address="https://example.org/")
    for key in (theirs.pk, "x", "", "٣", "9" * 30):
        client.post(ADDRESS, {"remove": key})
    assert MemberWebAddress.objects.filter(pk=theirs.pk).exists()
