"""Every address × everybody × methods, beside what `declared` says. How to declare a new address stands there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection

from editing.closed_objects import is_key

from .addresses import Address, Arguments, every_address
from .declared import EVERYBODY, NOT_ASKED, STAFF, is_declared, unused, who_gets_in
from .scene import NOWHERE, Scene
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
# Declared for everybody who works here, and about no object: for a session that is none of theirs, nothing happens.
NOT_ABOUT_OBJECTS = {"wagtailadmin_editing_sessions:release"}

# Wagtail leaves the temporary file of a new rendition to the garbage collector; some reports page rows in no order.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]


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


@dataclass(frozen=True)
class Answer:
    status: int
    verdict: str
    content: bytes
    written: frozenset[str]


Ask = Callable[[str, str, str], Answer]


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str, str], Answer]:
    return {}


@pytest.fixture
def ask(one_scene, asking, nothing_is_drawn, answers) -> Ask:
    """Gives the answer to somebody, undrawn. What it changes is undone: asked again, it would be the same."""

    def answer(*question: str) -> Answer:
        if question not in answers:
            who, method, path = question
            with what_is_written() as written:
                response = asking(one_scene.people[who], method, path)
            content = b"" if response.streaming else response.content
            answers[question] = Answer(response.status_code, verdict(response), content, frozenset(written))
        return answers[question]

    return answer


def is_wrong(found: str, may: bool, method: str = "GET") -> bool:
    """Who may post may see an empty form fail: here only the way to it is asked for."""
    if not may:
        return found in (IN, FAILED)
    return found == OUT or (found == FAILED and method == "GET")


def is_there(ask: Ask, address: Address, method: str) -> bool:
    """Whether 404 hid it, as the admin does; not where the tree and choosers show to each what the rights leave."""
    if method != "GET" or not address.path.startswith("/admin/") or who_gets_in(address.name) == STAFF:
        return False
    return ask("administrator", "get", address.path).verdict != ABSENT


def addresses(scene: Scene) -> list[Address]:
    return [address for address in every_address(scene.argument) if address.name not in NOT_ASKED]


def test_every_address_is_declared():
    names = {address.name for address in every_address()}
    undeclared = sorted(name for name in names - NOT_ASKED if not is_declared(name))

    assert len(names) > 250
    assert undeclared == [], "Say in tests/site/accounts/declared.py who may use these addresses."
    assert unused(names) == [], "These words of tests/site/accounts/declared.py fit no address any more."


def _answers(ask: Ask, who: str, address: Address, *, every_method: bool) -> Iterator[tuple[str, Answer]]:
    """A POST where it could bring something to light: after an answer to GET it only would for who should be out."""
    got = ask(who, "get", address.path)
    yield "GET", got
    if every_method or got.verdict != IN:
        posted = ask(who, "post", address.path)
        yield "POST", posted
        if {got.verdict, posted.verdict} <= {NO_METHOD, ABSENT}:
            yield "PUT", ask(who, "put", address.path)


@pytest.mark.parametrize(
    "group",
    [("visitor", "reader", "representative"), ("translator", "auditor"), ("officer", "publisher", "administrator")],
)
def test_who_gets_in_is_who_is_declared(one_scene, ask, group):
    """And auditors, who ask in every way, write nothing."""
    wrong, written = [], set()
    for who in group:
        for address in addresses(one_scene):
            may = who in who_gets_in(address.name)
            for method, answer in _answers(ask, who, address, every_method=who == "auditor" or not may):
                hidden = may and answer.verdict == ABSENT and is_there(ask, address, method)
                found = OUT if hidden else answer.verdict
                if is_wrong(found, may, method):
                    wrong.append(f"{who} is {found}: {method} {address.path} ({address.name})")
                if who == "auditor":
                    written |= answer.written

    assert written == set()
    assert not wrong, "Not as tests/site/accounts/declared.py says:\n" + "\n".join(wrong)


def in_the_admin(argument: Arguments) -> dict[str, str]:
    left_out = NOT_ASKED | NOT_ABOUT_OBJECTS
    found = (address for address in every_address(argument) if address.name not in left_out)
    return {address.name: address.path for address in found if address.path.startswith("/admin/")}


@pytest.mark.parametrize("who", ["translator", "auditor", "officer", "publisher", "administrator"])
def test_what_is_closed_to_somebody_answers_like_what_is_not_there(one_scene, ask, who):
    closed = in_the_admin(one_scene.argument)
    absent = in_the_admin(lambda name, key: NOWHERE if is_key(key) else one_scene.argument(name, key))
    about_objects = [name for name in closed if closed[name] != absent.get(name, closed[name])]
    wrong = []
    for name in about_objects:
        for method in ("get", "post"):
            found = ask(who, method, closed[name])
            if who in who_gets_in(name) and found.verdict not in (OUT, NO_METHOD):
                continue
            missing = ask(who, method, absent[name])
            if (found.status, missing.status) != (404, 404) or found.content != missing.content:
                wrong.append(f"{method} {closed[name]} ({name}): {found.status}, absent {missing.status}")

    assert len(about_objects) > 100
    assert not wrong, "\n".join(wrong)


def test_methods_that_no_page_is_for_are_refused(one_scene, ask):
    wrong = []
    for address in addresses(one_scene):
        if address.path.startswith("/admin/"):
            continue  # one gate for all methods, which the walk above has tried
        for method in ("put", "delete", "patch"):
            status = ask("visitor", method, address.path).status
            if status < 300 or status >= 500:
                wrong.append(f"{method} {address.path}: {status}")
        if ask("visitor", "head", address.path).status != ask("visitor", "get", address.path).status:
            wrong.append(f"head {address.path}")

    assert not wrong, "\n".join(wrong)


def test_passwords_are_typed_on_these_pages_only(one_scene, asking):
    """Screens of the admin are looked at by tests/site/editing/test_crawl.py."""
    found = set()
    for address in addresses(one_scene):
        if not address.path.startswith("/admin/"):
            answers = (asking(one_scene.people[who], "get", address.path) for who in ("visitor", "reader"))
            if any(not answer.streaming and b'type="password"' in answer.content for answer in answers):
                found.add(address.name)

    assert found <= WITH_A_PASSWORD
    assert "account_change_password" in found


def test_the_groups_of_the_declaration_are_the_people_of_the_scene(one_scene):
    staff = {who for who, person in one_scene.people.items() if person and person.has_perm("wagtailadmin.access_admin")}

    assert staff == STAFF
    assert set(one_scene.people) == EVERYBODY
