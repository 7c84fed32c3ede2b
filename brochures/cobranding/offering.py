"""Of which brochures there can be an edition with a member's logo, and which there are."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from assets.models import Audience
from brochures.models import Brochure, BrochureEdition, BrochurePage, BrochureVersion, CoBrandedEdition, Kind, Origin
from members.models import Member
from translations.languages import current

type Cell = tuple[str, str]  # language, edition

# On one page of a member.
MOST_BROCHURES = 20


def editions_to_brand(brochure: Brochure) -> dict[Cell, BrochureEdition]:
    """Those for everybody that the site has made, with nothing left untranslated."""
    return {cell: edition for cell, edition in _for_everybody(brochure).items() if _is_whole(edition)}


def _for_everybody(brochure: Brochure) -> dict[Cell, BrochureEdition]:
    """Of the newest version: what is handed out under a member's name must not be a draft, nor a secret."""
    newest = BrochureVersion.objects.newest().filter(brochure=brochure)
    editions = BrochureEdition.objects.open_to(AnonymousUser()).filter(version__in=newest).exclude(file="")
    public = (it for it in editions.select_related("document") if it.audiences == {Audience.PUBLIC})
    return {(edition.language, edition.edition): edition for edition in public}


def _is_whole(edition: BrochureEdition) -> bool:
    return edition.origin == Origin.MADE and not edition.problem and not edition.untranslated


@dataclass
class OwnEdition:
    """What a member has, beside what there is of the brochure now. `page` names it. `public` is what everybody has in
    its language, `offered` the same if a logo can be put on it: not on a designer's.
    """

    own: CoBrandedEdition
    page: BrochurePage | None
    public: BrochureEdition | None

    @property
    def offered(self) -> BrochureEdition | None:
        return self.public if self.public and _is_whole(self.public) else None

    @property
    def is_print(self) -> bool:
        return self.own.edition == Kind.PRINT

    @property
    def is_given(self) -> bool:
        """Whether the file may go out: not of a brochure that was withdrawn since."""
        return bool(self.own.file) and self.public is not None

    @property
    def newer(self) -> str:
        """The number of the version in which the brochure has changed since."""
        is_old = self.own.file and self.offered and self.offered.set_in != self.own.set_in
        return self.offered.set_in if is_old else ""


def own_editions(member: Member) -> list[OwnEdition]:
    """All that a member has, brochure by brochure."""
    rows = CoBrandedEdition.objects.filter(member=member).order_by("brochure__slug", "language", "-edition")
    rows = list(rows.select_related("brochure", "member"))
    pages = _pages({row.brochure_id for row in rows})
    offers = {row.brochure_id: row.brochure for row in rows}
    offers = {pk: _for_everybody(brochure) for pk, brochure in offers.items()}
    return [
        OwnEdition(row, pages.get(row.brochure_id), offers[row.brochure_id].get((row.language, row.edition)))
        for row in rows
    ]


def own_edition(row: CoBrandedEdition) -> OwnEdition:
    public = _for_everybody(row.brochure).get((row.language, row.edition))
    return OwnEdition(row, page_of(row.brochure), public)


def brochures_to_brand() -> Iterator[BrochurePage]:
    """A page of each brochure that a member may put its logo on: in the reader's language, else in another one."""
    records = Brochure.objects.filter(pages__live=True).distinct().order_by("slug")
    brochures = [brochure for brochure in records[:MOST_BROCHURES] if editions_to_brand(brochure)]
    pages = _pages({brochure.pk for brochure in brochures})
    return (pages[brochure.pk] for brochure in brochures if brochure.pk in pages)


def page_of(brochure: Brochure) -> BrochurePage | None:
    return _pages({brochure.pk}).get(brochure.pk)


def _pages(brochures: set[int]) -> dict[int, BrochurePage]:
    """By brochure, what the reader may read of them."""
    if not brochures:
        return {}
    code, found = current().code, {}
    for page in BrochurePage.objects.readable().filter(brochure__in=brochures).select_related("locale", "brochure"):
        if page.brochure_id not in found or page.locale.language_code == code:
            found[page.brochure_id] = page
    return found
