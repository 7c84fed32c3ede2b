"""The promotional assets of the network: what members are asked to use, and its newest version.

The only module here that knows how brochures and logo kits keep their versions and files.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assets.models import Audience
from branding.models import LogoFile, LogoKit, LogoKitPage
from branding.models.versions import LogoKitVersion
from brochures.models import Brochure, BrochureEdition, BrochurePage, BrochureVersion
from brochures.models import Kind as EditionKind
from brochures.services import render_cover
from translations.languages import current


class Kind(models.TextChoices):
    BROCHURE = "brochure", gettext_lazy("Brochure")
    KIT = "kit", gettext_lazy("Logo kit")
    BADGE = "badge", gettext_lazy("Badge")


BADGE = "badge"
# With the member's own logo, too, they say what everybody's say.
_EDITIONS = {"pdf": "screen", "pdf-own": "screen", "pdf-print": "print", "print-own": "print"}


class File(NamedTuple):
    """Of a brochure, which has one for each language and edition."""

    language: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Asset:
    """`versions` holds for each of its files those in which it says the same as in `version`: they are still new."""

    key: str
    kind: Kind
    slug: str
    title: str
    version: str = ""
    published: date | None = None
    versions: dict[File, set[str]] = field(default_factory=dict)

    def is_current(self, version: str, file: File | None = None) -> bool:
        """What has no version is a badge or a link: both lead to the newest by themselves."""
        return version in {"", self.version, *self.versions.get(file, ())}

    def file_of(self, language: str, form: str) -> File:
        """Which of its files somebody took, in a format by which downloads are counted; a kit is taken as a whole."""
        return File(language, _EDITIONS.get(form, "")) if self.kind == Kind.BROCHURE else File()

    @property
    def record(self) -> str:
        """The primary key of its brochure or kit."""
        return self.key.partition(":")[2]

    @property
    def fresh_path(self) -> str:
        """Where somebody who has an old version finds the new one; the same in all languages."""
        if self.kind == Kind.BROCHURE:
            return reverse("brochures:go", args=[self.slug])
        if self.kind == Kind.KIT:
            return reverse("branding:file", args=[self.slug, f"{self.slug}.zip"])
        return reverse("members_represented")


@dataclass(frozen=True)
class Looks:
    """How a version of an asset looks: the `picture_of` tells pictures apart, `open_picture` gives a file."""

    picture_of: str = ""
    open_picture: Callable | None = None
    fingerprints: tuple[str, ...] = ()


def key_of(model: type[models.Model] | models.Model, pk: object) -> str:
    return f"{model._meta.label_lower}:{pk}"


def assets() -> list[Asset]:
    """What members are asked to use: what is published, and the badge. Two queries."""
    still_new = _versions_that_say_the_same()
    found = [replace(asset, versions=still_new.get(asset.key, {})) for asset in published()]
    return [*found, Asset(BADGE, Kind.BADGE, BADGE, _("Badge “member of”"))]


def published() -> list[Asset]:
    """What has a public page now, named in the active language, else in the first one; without older `versions`."""
    code, found = current().code, {}
    newest = BrochureVersion.objects.complete().filter(brochure=models.OuterRef("brochure"))
    brochures = _rows(BrochurePage, Kind.BROCHURE, "brochure", newest, "published")
    newest = LogoKitVersion.objects.filter(kit=models.OuterRef("kit")).order_by("-published", "-pk")
    kits = _rows(LogoKitPage, Kind.KIT, "kit", newest, "updated")
    rows = sorted(brochures.union(kits, all=True), key=itemgetter(0))
    for _path, language, title, kind, pk, slug, version, day in rows:
        key = key_of(_RECORDS[kind], pk)
        if language == code or key not in found:
            found[key] = Asset(key, Kind(kind), slug, title, version, day)
    return sorted(found.values(), key=lambda asset: (asset.kind, asset.slug))


_RECORDS = {Kind.BROCHURE: Brochure, Kind.KIT: LogoKit}


def _rows(page_type, kind: Kind, record: str, newest: models.QuerySet, day: str) -> models.QuerySet:
    """The version of a record itself may be ahead of what readers get."""
    version = Coalesce(models.Subquery(newest.values("number")[:1]), models.F(f"{record}__version"))
    facts = (models.Value(kind.value), f"{record}_id", f"{record}__slug", version, f"{record}__{day}")
    return page_type.objects.live().order_by().values_list("path", "locale__language_code", "title", *facts)


def _versions_that_say_the_same() -> dict[str, dict[File, set[str]]]:
    """As the newest, by key of the asset: of a brochure by number and by what is printed in the file."""
    here = {name: models.OuterRef(name) for name in ("version__brochure", "language", "edition")}
    same_bytes = models.Q(checksum=models.OuterRef("checksum"))
    same_words = models.Q(contents=models.OuterRef("contents")) & ~models.Q(contents="")
    newest = BrochureEdition.objects.filter(version__in=BrochureVersion.objects.newest(), **here)
    editions = BrochureEdition.objects.filter(
        models.Exists(newest.filter(same_bytes | same_words)), version__published__isnull=False
    ).exclude(file="")
    drawn = LogoKitVersion.objects.filter(kit=models.OuterRef("kit")).order_by("-published", "-pk").values("artwork")
    kits = LogoKitVersion.objects.filter(artwork=models.Subquery(drawn[:1])).exclude(artwork="").order_by()
    nothing = models.Value("")
    rows = editions.values_list(
        models.Value(Kind.BROCHURE.value), "version__brochure", "language", "edition", "version__number", "set_in"
    )
    of_kits = kits.values_list(models.Value(Kind.KIT.value), "kit", nothing, nothing, "number", "number")
    found = {}
    for kind, pk, language, edition, *numbers in rows.union(of_kits, all=True):
        files = found.setdefault(key_of(_RECORDS[kind], pk), {})
        files.setdefault(File(language, edition), set()).update(numbers)
    return found


def newest_file(asset: Asset, file: File, user) -> str:
    """The address of a brochure's newest PDF, where a person may have it; else empty."""
    if asset.kind != Kind.BROCHURE:
        return ""
    edition = _edition_for(user, asset.record, asset.version, file)
    return reverse("brochures:newest", args=[asset.slug, *file]) if edition else ""


def _edition_for(user, pk: str, number: str, file: File) -> BrochureEdition | None:
    """Where a person may have it."""
    editions = BrochureEdition.objects.open_to(user).filter(
        version__brochure=pk, version__number=number, version__published__isnull=False, **file._asdict()
    )
    edition = editions.select_related("document").first()
    return edition if edition and edition.is_for(user) else None


def kit_paths() -> dict[str, str]:
    """The pages of logo kits by code: in the active language, else in the first one."""
    code, found = current().code, {}
    for page in LogoKitPage.objects.live().select_related("locale", "kit").order_by("path"):
        if page.locale.language_code == code or page.kit.slug not in found:
            found[page.kit.slug] = page.url
    return found


def versions_of(asset: Asset, most: int) -> list[tuple[str, date]]:
    """Numbers and days of the last ones that readers could take, newest first."""
    versions = {
        Kind.BROCHURE: BrochureVersion.objects.complete().filter(brochure=asset.record),
        Kind.KIT: LogoKitVersion.objects.filter(kit=asset.record),
    }[asset.kind].order_by("-published", "-pk")
    return [(number, timezone.localdate(at)) for number, at in versions.values_list("number", "published")[:most]]


def looks_of(asset: Asset, number: str) -> Looks:
    """Of a version of a brochure or kit."""
    if asset.kind == Kind.KIT:
        return _looks_of_kit(LogoFile.objects.filter(version__kit=asset.record, version__number=number))
    return _looks_of_brochure(asset.record, number)


def looks_to(user, asset: Asset, number: str, file: File) -> Looks:
    """Of one of its files, or of the drawings of a kit with words in a language; nothing where there are none."""
    if asset.kind == Kind.KIT:
        files = LogoFile.objects.filter(version__kit=asset.record, version__number=number, language=file.language)
        return _looks_of_kit(files)
    return _looks_of_edition(_edition_for(user, asset.record, number, file))


def _looks_of_brochure(pk: str, number: str) -> Looks:
    """Its first page as everybody sees it: in the language of the original, else in the first one.

    From the PDF itself: the cover is drawn after a version is complete, and is gone with the next one.
    """
    of_all = models.Q(document=None) | models.Q(document__audience=Audience.PUBLIC)
    editions = BrochureEdition.objects.open_to(AnonymousUser()).filter(
        of_all, version__brochure=pk, version__number=number, edition=EditionKind.SCREEN, audience=Audience.PUBLIC
    )
    original = BrochurePage.objects.live().filter(brochure=pk).order_by("path").values("locale__language_code")[:1]
    is_original = models.Case(models.When(language=models.Subquery(original), then=0), default=1)
    return _looks_of_edition(editions.exclude(file="").order_by(is_original, "language").first())


def _looks_of_edition(edition: BrochureEdition | None) -> Looks:
    return Looks(edition.checksum, partial(_first_page, edition)) if edition else Looks()


def _first_page(edition: BrochureEdition) -> io.BytesIO:
    with edition.file.open() as file:
        return io.BytesIO(render_cover(file.read()))


def _looks_of_kit(files: models.QuerySet[LogoFile]) -> Looks:
    files = list(files)
    drawn = [file for file in files if file.format == "png"]
    shown = min(drawn, key=lambda file: (file.variant != "colour", file.width or 0, file.pk), default=None)
    known = tuple(sorted({file.checksum for file in files if file.format in {"png", "svg", "webp"}}))
    if shown is None:
        return Looks(fingerprints=known)
    return Looks(shown.checksum, partial(shown.file.open, "rb"), known)
