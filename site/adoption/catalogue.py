"""The promotional assets of the network: what members are asked to use, and its newest version.

The only module here that knows how brochures and logo kits keep their versions and files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branding.models import LogoFile, LogoKit, LogoKitPage
from brochures.models import Brochure, BrochurePage
from translations.languages import current


class Kind(models.TextChoices):
    BROCHURE = "brochure", gettext_lazy("Brochure")
    KIT = "kit", gettext_lazy("Logo kit")
    BADGE = "badge", gettext_lazy("Badge")


BADGE = "badge"


@dataclass(frozen=True)
class Asset:
    """`versions` holds those of languages that stayed behind `version` because nothing of theirs changed."""

    key: str
    kind: Kind
    slug: str
    title: str
    version: str = ""
    published: date | None = None
    versions: dict[str, str] = field(default_factory=dict)

    def is_current(self, version: str, language: str = "") -> bool:
        """What has no version is a badge or a link: both lead to the newest by themselves."""
        return version in ("", self.versions.get(language, self.version))

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
    """How an asset looks now: the `picture_of` tells pictures apart, `open_picture` gives a file."""

    picture_of: str = ""
    open_picture: Callable | None = None
    fingerprints: tuple[str, ...] = ()


def key_of(model: type[models.Model] | models.Model, pk: object) -> str:
    return f"{model._meta.label_lower}:{pk}"


def assets() -> list[Asset]:
    """What is public now, named in the active language. Four queries."""
    return [*_brochures(), *_kits(), Asset(BADGE, Kind.BADGE, BADGE, _("Badge “member of”"))]


def _brochures() -> Iterator[Asset]:
    titles = _titles(BrochurePage, "brochure_id")
    for record in Brochure.objects.filter(pk__in=titles):
        key = key_of(Brochure, record.pk)
        yield Asset(key, Kind.BROCHURE, record.slug, titles[record.pk], record.version, record.published)


def _kits() -> Iterator[Asset]:
    titles = _titles(LogoKitPage, "kit_id")
    for record in LogoKit.objects.filter(pk__in=titles):
        yield Asset(
            key_of(LogoKit, record.pk), Kind.KIT, record.slug, titles[record.pk], record.version, record.updated
        )


def _titles(page_type, record: str) -> dict[int, str]:
    """By the key of the record: the title in the active language, else in the first one."""
    code = current().code
    rows = page_type.objects.live().order_by("path").values_list(record, "locale__language_code", "title")
    found = {}
    for key, language, title in rows:
        if language == code or key not in found:
            found[key] = title
    return found


def looks_of(asset: Asset) -> Looks:
    pk = asset.key.partition(":")[2]
    if asset.kind == Kind.KIT:
        return _looks_of_kit(LogoKit.objects.get(pk=pk))
    if asset.kind == Kind.BROCHURE:
        return _looks_of_brochure(pk)
    return Looks()


def _looks_of_brochure(pk: str) -> Looks:
    page = BrochurePage.objects.live().select_related("locale", "brochure").filter(brochure=pk).order_by("path").first()
    cover = page.picture if page else None
    if cover is None or not cover.is_served:
        return Looks()
    return Looks(f"{cover.pk} {cover.get_file_hash()}", cover.file.open)


def _looks_of_kit(kit: LogoKit) -> Looks:
    files = list(_newest_files(kit))
    drawn = [file for file in files if file.format == "png"]
    shown = min(drawn, key=lambda file: (file.variant != "colour", file.width or 0, file.pk), default=None)
    known = tuple(sorted({file.checksum for file in files if file.format in {"png", "svg", "webp"}}))
    if shown is None:
        return Looks(fingerprints=known)
    return Looks(shown.checksum, shown.file.open, known)


def _newest_files(kit: LogoKit) -> models.QuerySet[LogoFile]:
    return kit.newest.files.all() if kit.newest else LogoFile.objects.none()
