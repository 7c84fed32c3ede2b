"""Which downloads and views of badges are counted, under what, and what no reader notices of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, connections
from django.test import Client, RequestFactory

from assets import counting
from assets.counts import BadgeCount, DownloadCount
from members.models import Representative
from tests.factories import BrochureFactory, DocumentFactory, LogoKitFactory, MemberFactory, UserFactory

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def take(fetch):
    """Fetches a file as a person with a browser does."""

    def get(address: str, agent: str = FIREFOX, **headers):
        return fetch(address, **{"User-Agent": agent, **headers})

    return get


@pytest.fixture
def document(db):
    return DocumentFactory(language="fr")


def counted() -> int:
    return sum(DownloadCount.objects.values_list("count", flat=True))


def test_a_download_of_a_brochure_is_counted_under_its_version_and_language(db, take, time_machine):
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    document = DocumentFactory()
    brochure = BrochureFactory(documents={"ja": document}, version="1.3")

    assert take(document.url).status_code == 200

    (row,) = DownloadCount.objects.values_list(
        "day", "thing_type", "thing_id", "version", "language", "format", "member", "count"
    )
    assert str(row[0]) == "2026-11-23"
    assert row[1:] == ("brochures.brochure", str(brochure.pk), "1.3", "ja", "pdf", "", 1)


def test_a_logo_is_counted_by_its_kit_and_format(db, take, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kit = LogoKitFactory(slug="mark", version="2.1")

    take("/logos/mark/mark.zip")

    row = DownloadCount.objects.get()
    assert (row.thing_type, row.thing_id, row.version, row.format) == ("branding.logokit", str(kit.pk), "2.1", "zip")


def test_whoever_speaks_for_two_members_takes_one_file_for_both(client, take, document):
    person = UserFactory()
    for name in ("ours", "also-ours"):
        Representative.objects.create(member=MemberFactory(slug=name), user=person)
    client.force_login(person)

    take(document.url)

    assert dict(DownloadCount.objects.values_list("member", "count")) == {"also-ours": 1, "ours": 0}


def test_later_downloads_add_to_the_row_of_the_day(take, document, time_machine):
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    for number in range(3):
        take(document.url, agent=f"{FIREFOX} {number}")
    time_machine.move_to("2026-11-24 08:00:00Z", tick=False)
    take(document.url)

    assert sorted(DownloadCount.objects.values_list("count", flat=True)) == [1, 3]


@pytest.mark.parametrize("part", ["bytes=100-", "bytes=0-99", "bytes=1-2", "bytes=-5", "bytes=10-20,0-1"])
def test_a_part_of_a_file_is_no_download(take, document, part):
    assert take(document.url, Range=part).status_code in {200, 206}
    assert counted() == 0


def test_a_part_that_is_the_whole_is_a_download(take, document):
    assert take(document.url, Range="bytes=0-").status_code == 206
    assert counted() == 1


def test_a_copy_that_is_still_current_is_no_download(take, document, time_machine):
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    tag = take(document.url).headers["ETag"]
    time_machine.move_to("2026-11-23 09:00:00Z", tick=False)

    assert take(document.url, **{"If-None-Match": tag}).status_code == 304
    assert counted() == 1


def test_looking_without_taking_is_no_download(client, document):
    response = client.head(document.url, headers={"User-Agent": FIREFOX})
    assert (response.status_code, response.getvalue()) == (200, b"")
    assert counted() == 0


def test_a_double_click_is_one_download_and_another_reader_another(take, document):
    for agent in (FIREFOX, FIREFOX, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"):
        assert take(document.url, agent).status_code == 200
    assert counted() == 2


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5.0", "python-requests/2.34", "Wget/1.21"]
)
def test_robots_get_the_file_and_are_not_counted(take, document, agent):
    assert take(document.url, agent).status_code == 200
    assert counted() == 0


def test_a_telephone_of_the_maker_cubot_is_no_robot(take, document):
    take(document.url, "Mozilla/5.0 (Linux; Android 15; CUBOT NOTE 50) AppleWebKit/537.36")
    assert counted() == 1


def test_what_browsers_fetch_on_a_guess_is_not_counted(take, document):
    take(document.url, **{"Sec-Purpose": "prefetch;prerender"})
    assert counted() == 0


def test_own_staff_are_not_counted(client, take, document, officer):
    client.force_login(officer)
    take(document.url)
    assert counted() == 0


def test_no_cookie_and_no_address_is_kept(client, take, document):
    response = take(document.url)

    assert not response.cookies
    kept = str(list(DownloadCount.objects.values())) + str(getattr(cache, "_cache", {}).keys())
    assert "127.0.0.1" not in kept
    assert "Firefox" not in kept


def test_a_count_that_fails_keeps_nobody_from_the_file(take, document, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise DatabaseError("no room")

    monkeypatch.setattr(counting, "_add", fail)

    assert take(document.url).status_code == 200
    assert "Not counted: download" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_no_download_is_lost_when_many_come_at_once():
    if connection.vendor == "sqlite":
        pytest.skip("The tests' SQLite lives in one connection's memory; its lock is tried in benchmarks.")
    address = DocumentFactory().url

    def get(number: int) -> int:
        try:
            response = Client().get(address, headers={"User-Agent": f"{FIREFOX} {number}"})
            return response.status_code if response.getvalue() else 0
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as readers:
        assert set(readers.map(get, range(24))) == {200}
    assert counted() == 24


# Badges


@pytest.fixture
def shown(db, monkeypatch):
    """A page shows the badge of a member; each view is written at once."""
    monkeypatch.setattr(counting, "_views", counting._Views())
    monkeypatch.setattr(counting, "_WRITE_AFTER", 0)

    def show(referer: str, member="ours", agent: str = FIREFOX, method: str = "get"):
        headers = {"Referer": referer, "User-Agent": agent}
        counting.count_badge_view(getattr(RequestFactory(), method)("/", headers=headers), member)

    return show


def test_views_of_a_badge_are_counted_by_host_alone(shown):
    member = MemberFactory(slug="ours")
    shown("https://www.example.org/partners?visitor=anna")
    shown("https://WWW.example.org:8443/other", member)

    assert list(BadgeCount.objects.values_list("member", "host", "count")) == [("ours", "www.example.org", 2)]


@pytest.mark.parametrize("referer", ["", "http://testserver/en/", "https://[broken", "about:blank", "https://a b/"])
def test_our_own_pages_and_no_pages_are_no_hosts(shown, referer):
    MemberFactory(slug="ours")
    shown(referer)
    assert not BadgeCount.objects.exists()


def test_made_up_members_and_hosts_fill_no_table(shown, monkeypatch):
    MemberFactory(slug="ours")
    monkeypatch.setattr(counting, "MOST_HOSTS", 2)
    shown("https://one.example.org/", "made-up")
    for host in ("one", "two", "three", "four", "one"):
        shown(f"https://{host}.example.org/")

    assert dict(BadgeCount.objects.values_list("host", "count")) == {"one.example.org": 2, "two.example.org": 1, "": 2}


def test_views_that_come_close_together_are_written_together(shown, monkeypatch, django_assert_num_queries):
    MemberFactory(slug="ours")
    monkeypatch.setattr(counting, "_WRITE_AFTER", 3600)
    shown("https://www.example.org/")
    with django_assert_num_queries(0):
        shown("https://www.example.org/")
