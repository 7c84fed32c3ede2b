"""What a robots.txt allows (RFC 9309): the group that names us, else that of everybody; the longest rule decides."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from ..models import Outcome
from .fetching import NotFetchedError, fetch

MOST_BYTES = 500 * 2**10
# Nobody writes more; each is tried against each address.
_MOST_RULES = 2000


@dataclass
class Robots:
    """Rules as (is allowed, pattern), by the names of those for whom they are."""

    groups: dict[str, list[tuple[bool, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Robots":
        robots, names, is_open = cls(), [], False
        for line in text.lstrip("\ufeff").splitlines()[:_MOST_RULES]:
            key, _colon, value = line.partition("#")[0].partition(":")
            key, value = key.strip().lower(), value.strip()
            if key == "user-agent":
                names = [*names, value.lower()] if is_open else [value.lower()]
                robots.groups.setdefault(value.lower(), [])
                is_open = True
            elif key in {"allow", "disallow"}:
                is_open = False
                for name in names if value else ():
                    robots.groups[name].append((key == "allow", value))
        return robots

    def allows(self, name: str, path: str) -> bool:
        """`path` with its query, as in an address."""
        rules = self.groups.get(name.lower(), self.groups.get("*", []))
        fitting = [(len(pattern), is_allowed) for is_allowed, pattern in rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def _fits(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end. Runs in the product of both lengths, whatever is written."""
    is_whole, path = pattern.endswith("$"), _plain(path)
    first, *others = (_plain(part) for part in re.sub(r"\*+", "*", pattern.removesuffix("$")).split("*"))
    if not path.startswith(first):
        return False
    position = len(first)
    for number, part in enumerate(others, 1):
        if is_whole and number == len(others):
            return path.endswith(part) and len(path) - len(part) >= position
        position = path.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return not is_whole or position == len(path)


def _plain(text: str) -> str:
    """The same characters written in the same way."""
    return quote(unquote(text), safe="/?=&;:@!$'()+,~%")


class RobotsOfSites:
    """Asks each site once. Where it cannot be asked, nothing may be read; where it has no rules, everything."""

    def __init__(self, name: str, agent: str):
        self._name, self._agent = name, agent
        self._known: dict[str, Robots | None] = {}

    def check(self, url: str) -> None:
        """Raises NotFetchedError."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._ask(site)
        robots = self._known[site]
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if robots is None:
            raise NotFetchedError(Outcome.UNREACHABLE)
        if not robots.allows(self._name, path):
            raise NotFetchedError(Outcome.ROBOTS)

    def _ask(self, site: str) -> Robots | None:
        try:
            answer = fetch(f"{site}/robots.txt", self._agent, MOST_BYTES)
        except NotFetchedError as error:
            if error.outcome == Outcome.CLOSED:
                raise
            return None
        if answer.status >= 500:
            return None
        return Robots.of(answer.body.decode("utf-8", "replace")) if answer.status < 300 else Robots()
