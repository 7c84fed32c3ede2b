"""Lists that readers narrow: filters and page numbers in the address, no script, nothing unknown accepted."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import EmptyPage, Paginator
from django.db.models import F
from django.http import Http404
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from translations.collation import ordered
from translations.formats import format_number, territory_name, territory_reading


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass
class Facet:
    """A filter. `lookup` is the queryset lookup that a chosen value goes into.

    `in_title` is a sentence for values that say too little alone, with `%(value)s`.
    """

    name: str
    label: str
    lookup: str
    options: list[Option] = field(default_factory=list)
    selected: str = ""
    in_title: str = "%(value)s"

    @property
    def selected_label(self) -> str:
        return next((option.label for option in self.options if option.value == self.selected), self.selected)


class Listing:
    """One page of a filtered list, ready for a template.

    Raises Http404 for a filter value that is not offered or a page that does not exist, so that every address has one
    honest answer.
    """

    def __init__(self, request, items, facets: list[Facet], page_size: int = 12):
        self.facets = [facet for facet in facets if facet.options]
        self._model = items.model
        for facet in facets:
            facet.selected = request.GET.get(facet.name, "")
            if facet.selected:
                if facet.selected not in {option.value for option in facet.options}:
                    raise Http404(_("There is no such filter here."))
                # Through a subquery: an editor may have chosen the same topic twice.
                chosen = items.model._default_manager.filter(**{facet.lookup: facet.selected})
                items = items.filter(pk__in=chosen.values("pk"))
        self.page = self._page(items, request.GET.get("page") or "1", page_size)

    @staticmethod
    def _page(items, number: str, page_size: int):
        if not (number.isascii() and number.isdigit() and len(number) < 7):
            raise Http404(_("There is no such page in this list."))
        try:
            return Paginator(items, page_size).page(int(number))
        except EmptyPage as error:
            raise Http404(_("There is no such page in this list.")) from error

    @property
    def is_filtered(self) -> bool:
        return any(facet.selected for facet in self.facets)

    @property
    def selected(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.selected]

    @property
    def filters(self) -> str:
        """The chosen filters as a query string; values are codes, alike in every language."""
        return urlencode({facet.name: facet.selected for facet in self.selected})

    @property
    def title_parts(self) -> list[str]:
        """What tells this list from the section's whole first page, for titles: the filters, then the page."""
        parts = [facet.in_title % {"value": facet.selected_label} for facet in self.selected]
        if self.page.number > 1:
            parts.append(_("Page %(number)s") % {"number": format_number(self.page.number)})
        return parts

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which these filters find something too; one query, none without a filter."""
        if not self.is_filtered:
            return frozenset()
        entries = self._model._default_manager.readable()
        for facet in self.selected:
            chosen = {facet.lookup: facet.selected}
            if facet.lookup.endswith("term__code"):
                # A term is offered as a filter where it has a word in the language of the list.
                chosen[facet.lookup.removesuffix("code") + "labels__language"] = F("locale__language_code")
            entries = entries.filter(**chosen)
        return frozenset(entries.order_by().values_list("locale__language_code", flat=True).distinct())


def options_by_facet(rows) -> dict[str, list[Option]]:
    """Group (facet name, value, label) rows, as one UNION query gives them, into options.

    In the order of the reader's language; by value where a facet has no labels and its words are still to come.
    """
    grouped: dict[str, dict[str, str]] = {}
    for name, value, label in rows:
        if value not in (None, ""):
            grouped.setdefault(name, {})[str(value)] = str(label or value)
    options = {name: [Option(*pair) for pair in found.items()] for name, found in grouped.items()}
    return {name: _in_order(found) for name, found in options.items()}


def _in_order(options: list[Option]) -> list[Option]:
    if all(option.value == option.label for option in options):
        return sorted(options, key=lambda option: option.value)
    return ordered(options, lambda option: option.label)


def country_options(codes: list[Option]) -> list[Option]:
    """Options with codes of countries, in the reader's words and order."""
    named = [Option(option.value, territory_name(option.value)) for option in codes]
    return ordered(named, lambda option: territory_reading(option.value))
