"""What the site knows of the network: how many members in how many countries, who they are and where.

A version of a brochure freezes it, so that its editions in all languages say the same, today and in ten years.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.safestring import SafeString

from members.models import Member
from translations.collation import ordered
from translations.formats import territory_name, territory_reading

from .map_drawing import WEB, MapDot, draw

_FACTS = ("short_name", "native_name", "native_language", "country", "region", "website", "longitude", "latitude")


@dataclass(frozen=True)
class ListedMember:
    name: str
    country: str
    place: str
    address: str
    language: str  # of the name, where it is known
    longitude: float
    latitude: float


def freeze(day: date | None = None) -> dict:
    """The facts of a day (today), ready for JSON."""
    counters = Member.objects.counters(day)
    rows = Member.objects.current(day).order_by("short_name", "pk").values_list(*_FACTS)
    return {
        "members": counters.members,
        "countries": counters.countries,
        "as_of": counters.as_of.isoformat(),
        "list": [_row(dict(zip(_FACTS, row, strict=True))) for row in rows],
    }


def _row(facts: dict) -> dict:
    return {
        "name": facts["short_name"],
        "country": facts["country"],
        "place": facts["region"],
        "address": facts["website"],
        "language": facts["native_language"] if facts["native_name"] == facts["short_name"] else "",
        "longitude": float(facts["longitude"]),
        "latitude": float(facts["latitude"]),
    }


class NetworkFacts:
    """Frozen facts, or those of today, which are asked for when the first of them is needed."""

    def __init__(self, frozen: dict | None):
        self._frozen = frozen

    @classmethod
    def of(cls, frozen: dict | None) -> "NetworkFacts":
        return cls(frozen or None)

    @cached_property
    def _facts(self) -> dict:
        return self._frozen or freeze()

    @property
    def members(self) -> int:
        return self._facts["members"]

    @property
    def countries(self) -> int:
        return self._facts["countries"]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self._facts["as_of"])

    @cached_property
    def listed(self) -> list[ListedMember]:
        return [ListedMember(**row) for row in self._facts["list"]]

    @property
    def groups(self) -> list[tuple[str, list[ListedMember]]]:
        """Members by country, both as the language of the moment orders them."""
        codes = ordered({member.country for member in self.listed}, territory_reading)
        return [
            (
                territory_name(code),
                ordered((member for member in self.listed if member.country == code), lambda member: member.name),
            )
            for code in codes
        ]

    @property
    def dots(self) -> list[MapDot]:
        return [MapDot(member.name, member.longitude, member.latitude, member.country) for member in self.listed]

    @property
    def map_for_the_page(self) -> SafeString:
        return draw(self.dots, WEB)
