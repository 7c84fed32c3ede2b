"""Every address × everybody × methods, beside what `declared` says. How to declare a new address stands there."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from django.db import connection

from .addresses import Address, every_address
from .declared import EVERYBODY, NOT_ASKED, STAFF, is_declared, unused, who_gets_in
from .scene import Scene
from .verdicts import ABSENT, FAILED, IN, NO_METHOD, OUT, verdict

# A password is typed on these pages only.
WITH_A_PASSWORD = {
    "account_login",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password_from_key",
}
# What everybody may write who is signed in: about themselves.
OWN_TABLES = (
    "django_session",
    "accounts_attempt",
    "accounts_mailchoice",
    "audit_entry",
    "usersessions_usersession",
    "wagtailusers_userprofile",
    "mfa_",
)
# Sizes of pictures are made when somebody looks; Wagtail forgets who had a form open, whoever asks.
ON_THE_WAY = ("assets_rendition", "wagtailadmin_editingsession")

# Wagtail leaves the temporary file of a new rendition to the garbage collector; some reports page rows in no order.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]


def is_wrong(found: str, may: bool, method: str = "GET") -> bool:
    """Who may post may see an empty form fail: here only the way to it is asked for."""
    if not may:
        return found in (IN, FAILED)
    return found == OUT or (found == FAILED and method == "GET")


def is_there(ask, scene: Scene, address: Address, method: str) -> bool:
    """Whether 404 hid it, as the admin does; not where the tree and choosers show to each what the rights leave."""
    if method != "GET" or not address.path.startswith("/admin/") or who_gets_in(address.name) == STAFF:
        return False
    return verdict(ask(scene.people["administrator"], "get", address.path)) != ABSENT


@contextmanager
def what_is_written() -> Iterator[set[str]]:
    """The statements that change a row of somebody else's, or of everybody's."""
    written = set()

    def watch(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(
            table in sql for table in OWN_TABLES + ON_THE_WAY
        ):
            written.add(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def addresses(scene: Scene) -> list[Address]:
    return [address for address in every_address(scene.argument) if address.name not in NOT_ASKED]


def test_every_address_is_declared():
    names = {address.name for address in every_address()}
    undeclared = sorted(name for name in names - NOT_ASKED if not is_declared(name))

    assert len(names) > 250
    assert undeclared == [], "Say in tests/site/accounts/declared.py who may use these addresses."
    assert unused(names) == [], "These words of tests/site/accounts/declared.py fit no address any more."


def _verdicts(ask, person, address: Address, *, every_method: bool) -> Iterator[tuple[str, str]]:
    """A POST where it could bring something to light: after an answer to GET it only would for who should be out."""
    got = verdict(ask(person, "get", address.path))
    yield "GET", got
    if every_method or got != IN:
        posted = verdict(ask(person, "post", address.path))
        yield "POST", posted
        if {got, posted} <= {NO_METHOD, ABSENT}:
            yield "PUT", verdict(ask(person, "put", address.path))


@pytest.mark.parametrize(
    "group",
    [("visitor", "reader", "representative"), ("translator", "auditor"), ("officer", "publisher", "administrator")],
)
def test_who_gets_in_is_who_is_declared(scene, asking, nothing_is_drawn, group):
    """And auditors, who ask in every way, write nothing."""
    wrong = []
    for who in group:
        with what_is_written() if who == "auditor" else nullcontext(set()) as written:
            for address in addresses(scene):
                may = who in who_gets_in(address.name)
                every_method = who == "auditor" or not may
                for method, found in _verdicts(asking, scene.people[who], address, every_method=every_method):
                    if may and found == ABSENT and is_there(asking, scene, address, method):
                        found = OUT
                    if is_wrong(found, may, method):
                        wrong.append(f"{who} is {found}: {method} {address.path} ({address.name})")
        assert written == set()

    assert not wrong, "Not as tests/site/accounts/declared.py says:\n" + "\n".join(wrong)


def test_methods_that_no_page_is_for_are_refused(scene, asking, nothing_is_drawn):
    wrong = []
    for address in addresses(scene):
        if address.path.startswith("/admin/"):
            continue  # one gate for all methods, which the walk above has tried
        for method in ("put", "delete", "patch"):
            status = asking(None, method, address.path).status_code
            if status < 300 or status >= 500:
                wrong.append(f"{method} {address.path}: {status}")
        if asking(None, "head", address.path).status_code != asking(None, "get", address.path).status_code:
            wrong.append(f"head {address.path}")

    assert not wrong, "\n".join(wrong)


def test_passwords_are_typed_on_these_pages_only(scene, asking):
    """Screens of the admin are looked at by tests/site/editing/test_crawl.py."""
    found = set()
    for address in addresses(scene):
        if not address.path.startswith("/admin/"):
            answers = (asking(scene.people[who], "get", address.path) for who in ("visitor", "reader"))
            if any(not answer.streaming and b'type="password"' in answer.content for answer in answers):
                found.add(address.name)

    assert found <= WITH_A_PASSWORD
    assert "account_change_password" in found


def test_the_groups_of_the_declaration_are_the_people_of_the_scene(scene):
    staff = {who for who, person in scene.people.items() if person and person.has_perm("wagtailadmin.access_admin")}

    assert staff == STAFF
    assert set(scene.people) == EVERYBODY
