"""Visits to pages that members declared: what is recognised there, and how careful they are."""

import socket
import time

import pytest

from adoption.checking import fetching, networks, visiting
from adoption.models import AssetVersion, MemberWebAddress, Outcome
from adoption.tasks import remember_newest_versions, visit_address, visit_declared_addresses
from branding.models import LogoKit
from members.models import Membership
from tests.factories import ContactPageFactory

from .foreign_site import foreign_site


@pytest.fixture
def site(settings, monkeypatch):
    settings.WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS = True
    monkeypatch.setattr(visiting, "PAUSE_SECONDS", 0)
    with foreign_site() as found:
        yield found


@pytest.fixture
def visited(network, site):
    """Declares a page, visits it and returns its row."""

    def visit(page: object, path: str = "/", address: str = "") -> MemberWebAddress:
        site.pages[path] = page
        row, _is_new = MemberWebAddress.objects.get_or_create(
            member=network.member, address=address or site.address(path)
        )
        MemberWebAddress.objects.update(checked_at=None)
        visit_address.call(row.pk)
        row.refresh_from_db()
        return row

    return visit


def seen(row: MemberWebAddress) -> list[tuple[str, str, str]]:
    return [(sighting.asset, sighting.version, sighting.place) for sighting in row.sightings.all()]


def logo_of(kit) -> bytes:
    file = LogoKit.objects.get(pk=kit.pk).newest.files.filter(format="png").first()
    with file.file.open("rb") as handle:
        return handle.read()


def test_an_old_logo_is_recognised_and_the_new_one_after_it_was_replaced(network, site, visited):
    remember_newest_versions.call()
    old = logo_of(network.kit)
    LogoKit.objects.get(pk=network.kit.pk).versions.update(number="2.2")
    AssetVersion.objects.create(
        asset=f"branding.logokit:{network.kit.pk}", version="2.2", published="2026-11-20", fingerprints=[]
    )
    site.pages["/logo.png"] = old
    row = visited('<p>Partners</p><img src="logo.png" alt="">')
    assert seen(row) == [(f"branding.logokit:{network.kit.pk}", "2.1", site.address("/logo.png"))]

    remember_newest_versions.call()  # the new artwork has the same pictures here: they count as the newest
    assert [version for _asset, version, _place in seen(visited('<img srcset="logo.png 2x">'))] == ["2.2"]


def test_links_to_our_addresses_are_the_newest_by_themselves(network, settings, visited):
    ours = settings.WAGTAILADMIN_BASE_URL
    row = visited(
        f'<a href="{ours}/verify/ours/"><img src="{ours}/badge/ours/fr/colour-240.svg"></a>'
        f'<a href="{ours}/go/network">B</a><img src="{ours}/logos/mark/v/1.0/mark_colour.svg">'
        f'<a href="{ours}/verify/theirs/">another member</a><a href="{ours}/go/unknown">?</a>'
    )
    assert [(asset.partition(":")[0], version) for asset, version, _place in seen(row)] == [
        ("badge", ""),
        ("brochures.brochure", ""),
        ("branding.logokit", "1.0"),
    ]


def test_it_says_who_asks_and_where_one_can_complain(network, site, visited):
    network.tree.add(ContactPageFactory, "en", title="Contact", slug="contact")
    visited("<p>Nothing of yours</p>")
    assert {path for path, _agent in site.asked} == {"/robots.txt", "/"}
    assert all("GlobalCosmeticsClusterCheck/1.0 (+http://localhost:8000/en/" in agent for _path, agent in site.asked)


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        ("User-agent: *\nDisallow: /", Outcome.ROBOTS),
        ("User-agent: GlobalCosmeticsClusterCheck\nDisallow: /\n\nUser-agent: *\nAllow: /", Outcome.ROBOTS),
        ("User-agent: *\nDisallow: /\nAllow: /$", Outcome.READ),
        ("User-agent: *\nDisallow: /*.png$", Outcome.READ),
        ("User-agent: other\nDisallow: /", Outcome.READ),
        (404, Outcome.READ),
        (503, Outcome.UNREACHABLE),
        ("\x00\xff:::\nDisallow: /", Outcome.READ),
    ],
)
def test_what_a_robots_txt_says_is_done(site, visited, rules, outcome):
    site.pages["/robots.txt"] = rules
    assert visited("<p>Partners</p>").outcome == outcome


def test_pictures_that_robots_may_not_fetch_are_not_fetched(network, site, visited):
    remember_newest_versions.call()
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /*.png$", "/logo.png": logo_of(network.kit)}
    row = visited('<img src="/logo.png">')
    assert row.outcome == Outcome.READ
    assert "/logo.png" not in {path for path, _agent in site.asked}


def test_a_page_that_fails_keeps_what_was_seen_before(network, settings, site, visited):
    row = visited(f'<a href="{settings.WAGTAILADMIN_BASE_URL}/go/network">B</a>')
    before = seen(row)
    for page, outcome in ((404, Outcome.ABSENT), (500, Outcome.UNREACHABLE), (b"\x89PNG", Outcome.NO_PAGE)):
        row = visited(page)
        assert (row.outcome, seen(row)) == (outcome, before)


def _endless(request):
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    for _piece in range(1000):
        request.wfile.write(b"x" * 2**16)


def _dripping(request):
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        request.wfile.write(f"X-{number}: 1\r\n".encode())
        time.sleep(0.05)


def _in_circles(request):
    request.send_response(302)
    request.send_header("Location", "/")
    request.end_headers()


def test_a_page_without_end_is_left(visited):
    assert visited(_endless).outcome == Outcome.TOO_LARGE


def test_a_page_that_comes_byte_by_byte_is_left(visited, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.5)
    started = time.monotonic()
    assert visited(_dripping).outcome == Outcome.UNREACHABLE
    assert time.monotonic() - started < 3


def test_redirects_end_somewhere(site, visited):
    assert visited(_in_circles).outcome == Outcome.UNREACHABLE
    assert len([path for path, _agent in site.asked if path == "/"]) == 6


def test_no_more_pictures_are_fetched_than_thirty(network, site, visited):
    remember_newest_versions.call()
    visited("".join(f'<img src="/{number}.png">' for number in range(100)))
    assert len([path for path, _agent in site.asked if path.endswith(".png")]) == 30


# Closed networks


CLOSED = """127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1
::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::1 fe80::1%eth0
2001:db8::1 fec0::1 ::7f00:1 ::ffff:0:7f00:1 3fff::1 5f00::1 192.88.99.1 nonsense"""


@pytest.mark.parametrize("address", CLOSED.split())
def test_closed_networks_are_known(address):
    assert not networks.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"])
def test_public_networks_are_known(address):
    assert networks.is_public(address)


def refused(network, address: str) -> str:
    row = MemberWebAddress.objects.create(member=network.member, address=address)
    return visit_address.call(row.pk)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_visited_under_any_name(network, host):
    assert refused(network, f"http://{host}/") == Outcome.CLOSED


@pytest.mark.parametrize(
    "address", ["http://example.org:25/", "https://example.org:8443/", "file:///etc/passwd", "http://a@example.org/"]
)
def test_other_ports_and_schemes_are_not_asked(network, address, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: pytest.fail("was looked up"))
    assert refused(network, address) == Outcome.CLOSED


def test_a_redirect_into_a_closed_network_is_not_followed(network, site, settings, monkeypatch):
    """The first address counts as public; the second one does not."""
    settings.WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS = True
    monkeypatch.setattr(networks, "is_public", lambda address: address == "127.0.0.1")

    def to_the_metadata(request):
        settings.WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS = False
        request.send_response(301)
        request.send_header("Location", "http://169.254.169.254/latest/")
        request.end_headers()

    site.pages |= {"/robots.txt": 404, "/": to_the_metadata}
    assert refused(network, site.address("/")) == Outcome.CLOSED


def test_a_name_that_also_leads_into_a_closed_network_is_refused_before_connecting(network, monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    monkeypatch.setattr(networks, "create_connection", lambda *args, **options: pytest.fail("connected"))
    assert refused(network, "http://rebinding.example.org/") == Outcome.CLOSED


def test_the_connection_goes_to_the_address_that_was_looked_at(network, monkeypatch):
    answers = iter([["93.184.215.14"], *[["127.0.0.1"]] * 9])

    def look_up(*args, **options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in next(answers)]

    connected = []

    def connect(address, *args, **options):
        connected.append(address[0])
        raise OSError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(networks, "create_connection", connect)
    assert refused(network, "http://rebinding.example.org/") == Outcome.UNREACHABLE
    assert connected == ["93.184.215.14"]


# By the clock


def test_each_page_is_visited_once_a_week(network, site, time_machine):
    time_machine.move_to("2026-11-23 02:40:00Z")
    site.pages["/"] = "<p>Partners</p>"
    MemberWebAddress.objects.create(member=network.member, address=site.address("/"))

    assert visit_declared_addresses.call() == 1
    assert visit_declared_addresses.call() == 0
    time_machine.move_to("2026-11-30 02:40:00Z")
    assert visit_declared_addresses.call() == 1


def test_pages_of_former_members_are_left_alone(network):
    MemberWebAddress.objects.create(member=network.member, address="https://example.org/")
    Membership.objects.update(end="2020-01-01")
    assert visit_declared_addresses.call() == 0
