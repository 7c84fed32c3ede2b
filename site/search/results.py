"""What a reader finds: pages of the own language first, then those that only other languages have."""

from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q
from django.utils.http import urlencode
from wagtail.models import Page

from accounts.reader import current_reader
from accounts.visibility import readable
from navigation.frame import SiteFrame
from translations.analysis import Query, analyse_query
from translations.languages import Language

from .engines import Hit, Scope, engine
from .summaries import summarised

# More than anybody reads; the newest and best of them.
MOST_HITS = 500
# In other languages: how many are shown, out of how many that may be versions of one another.
MOST_ELSEWHERE = 5
_CANDIDATES = 60


@dataclass(frozen=True)
class Section:
    """A part of the site in which something was found; `is_selected` where readers see no other."""

    name: str
    title: str
    path: str
    count: int
    is_selected: bool


@dataclass
class Search:
    """One question of one reader. `text` is what was typed, `section` the name of the only section to look in."""

    frame: SiteFrame
    text: str
    section: str = ""
    query: Query = field(init=False)

    def __post_init__(self):
        self.query = analyse_query(self.text, self.frame.language.code)

    @cached_property
    def _everywhere(self) -> list[Hit]:
        """Hits of the own language in all sections."""
        return self._find([self.frame.language.code]) if self.query and self.frame.root else []

    @cached_property
    def hits(self) -> list[Hit]:
        chosen = next((part for part in self.all_sections if part.is_selected), None)
        if chosen is None:
            return self._everywhere
        if self.is_cut:
            # What lies in this section may be among those that were left out.
            return self._find([self.frame.language.code], chosen.path)
        return [hit for hit in self._everywhere if hit.section == chosen.path]

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are counted."""
        return len(self._everywhere) == MOST_HITS

    @cached_property
    def elsewhere(self) -> list[Hit]:
        """The best hits in other public languages of pages that are no hits in the own one; a page once."""
        codes = [code for code in self.frame.tree.roots if code != self.frame.language.code]
        if not self.query or not codes:
            return []
        known = {hit.translation_key for hit in self._everywhere}
        found: dict = {}
        for hit in self._find(codes, most=_CANDIDATES):
            if hit.translation_key not in known:
                found.setdefault(hit.translation_key, hit)
        return list(found.values())[:MOST_ELSEWHERE]

    def _find(self, codes: list[str], section: str = "", most: int | None = None) -> list[Hit]:
        roots = [self.frame.tree.roots[code] for code in codes]
        below = reduce(or_, (Q(path__startswith=root.path) for root in roots))
        scope = Scope(
            pages=readable(Page.objects.filter(below)),
            locale_ids=[root.locale.pk for root in roots],
            section=section,
            is_open_only=not current_reader().is_authenticated,
        )
        return engine().find(self.query, scope, most or MOST_HITS)

    @cached_property
    def all_sections(self) -> list[Section]:
        """The sections of the site in the editors' order, with how many hits each has."""
        counts: dict[str, int] = {}
        for hit in self._everywhere:
            counts[hit.section] = counts.get(hit.section, 0) + 1
        home = self.frame.root.url_path if self.frame.root else ""
        names = [(page, page.url_path.removeprefix(home).strip("/")) for page in self.frame.sections]
        return [
            Section(name, page.title, page.path, counts.get(page.path, 0), name == self.section) for page, name in names
        ]

    @property
    def sections(self) -> list[Section]:
        """Those with something in them, and the chosen one."""
        return [section for section in self.all_sections if section.count or section.is_selected]

    @property
    def has_section(self) -> bool:
        return not self.section or any(section.is_selected for section in self.all_sections)


@dataclass(frozen=True)
class Elsewhere:
    """Pages in other languages, and where those languages have more."""

    pages: list[Page]
    text: str

    @property
    def searches(self) -> list[tuple[Language, str]]:
        """The languages of the pages, each with the address of the same search there."""
        codes = dict.fromkeys(page.locale.language_code for page in self.pages)
        return [(Language(code), f"/{code}/search/?{urlencode({'q': self.text})}") for code in codes]


def pages_of(*groups: list[Hit]) -> list[list[Page]]:
    """The pages of several lists of hits, with what a result says of them, in one query."""
    pks = [hit.page_id for group in groups for hit in group]
    found = summarised(Page.objects.filter(pk__in=pks)).in_bulk() if pks else {}
    return [[found[hit.page_id] for hit in group if hit.page_id in found] for group in groups]
