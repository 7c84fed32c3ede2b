"""Lists that readers narrow: filters and page numbers in the address, no script, nothing unknown accepted."""

from dataclasses import dataclass, field

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass
class Facet:
    """A filter. `lookup` is the queryset lookup that a chosen value goes into."""

    name: str
    label: str
    lookup: str
    options: list[Option] = field(default_factory=list)
    selected: str = ""

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


def options_by_facet(rows) -> dict[str, list[Option]]:
    """Group (facet name, value, label) rows, as one UNION query gives them, into sorted options."""
    grouped: dict[str, dict[str, str]] = {}
    for name, value, label in rows:
        if value not in (None, ""):
            grouped.setdefault(name, {})[str(value)] = str(label or value)
    return {
        name: [Option(value, label) for value, label in sorted(found.items(), key=lambda pair: pair[1].casefold())]
        for name, found in grouped.items()
    }
