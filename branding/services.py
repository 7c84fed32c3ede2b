"""From a few masters to everything that a printer or web designer asks for, exchanged at once."""

import hashlib
import secrets
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from assets.inspected import FileState
from assets.storages import private_storage

from .attempts import forget_attempt, keep_attempt
from .bundles import archive_of, readmes_of
from .derivation import ASSORTMENT, RECIPE, Artwork, Rules, artworks_of, drawings_of, facts_of, webp_of
from .models import LogoFile, LogoKit, LogoKitVersion, LogoPrintFile
from .numbers import next_number
from .stored import forget_unused


@dataclass
class Made:
    """What one build has made: rows without a version, whose content lies in the storage."""

    number: str
    cells: dict = field(default_factory=dict)
    rows: list[LogoFile] = field(default_factory=list)

    def discard(self) -> None:
        for row in self.rows:
            forget_unused(row.file.storage, row.file.name)


def artwork_of(kit: LogoKit) -> str:
    """SHA-256 of all that the drawings of a kit are made from."""
    sha = hashlib.sha256(f"{RECIPE} {kit.slug} {kit.clear_space:.2f}".encode())
    for master in kit.variants.select_related("master"):
        cell = f"{master.lockup} {master.variant} {master.language} {master.master.file_hash}"
        sha.update(cell.encode())
    for own in let_out(kit):
        sha.update(f"{own.lockup} {own.variant} {own.extension} {own.file_hash} {own.state}".encode())
    for colour in kit.colours.select_related("name"):
        sha.update(f"{colour.name.code} {colour.hex} {colour.cmyk}".encode())
    return sha.hexdigest()


def sources_of(kit: LogoKit) -> str:
    """SHA-256 of all that the files of a kit are made from: drawings and words."""
    sha = hashlib.sha256(f"{artwork_of(kit)} {ASSORTMENT} {kit.version} {kit.terms_version}".encode())
    for readme in readmes_of(kit, ""):
        sha.update(readme.content)
    return sha.hexdigest()


def is_ready(kit: LogoKit) -> bool:
    """Whether all its masters and print files are inspected: the task worker comes back when the last one is."""
    if any(master.master.state == FileState.PENDING for master in kit.variants.select_related("master")):
        return False
    return all(own.state != FileState.PENDING for own in kit.print_files.all())


def build_kit(kit: LogoKit) -> None:
    """Make what is missing of a kit, then show all of it at once: nobody meets half a kit.

    New artwork makes a new version, new words a new archive in the newest one. Raises what a broken master or a full
    disk raises, leaves the files as they were, and the reason with the kit.
    """
    if not is_ready(kit):
        return
    sources, artwork, newest = sources_of(kit), artwork_of(kit), kit.newest
    if newest and kit.made_from == sources:
        forget_attempt(kit)
        return
    is_same = newest is not None and newest.artwork == artwork
    made = Made(number_of_the_next(kit, artwork))
    try:
        files = _drawn_before(newest, made) if is_same else _drawn_now(kit, made)
        archive = archive_of(kit, made.number, files, readmes_of(kit, made.number))
        made.rows.append(_stored(kit, archive))
        with transaction.atomic():
            is_shown = _show(kit, made, sources, artwork)
    except BaseException as error:
        made.discard()
        keep_attempt(kit, sources, error)
        raise
    if not is_shown:
        made.discard()


def number_of_the_next(kit: LogoKit, artwork: str) -> str:
    """Of the version that a build makes. Files from before there were versions are made anew under their number."""
    newest = kit.newest
    if newest and newest.artwork in {artwork, ""} and kit.version == newest.number:
        return newest.number
    return next_number(kit.version, {version.number for version in kit.versions.all()})


def _drawn_now(kit: LogoKit, made: Made) -> list[Artwork]:
    rules = Rules.of(kit)
    files = []
    for drawing in drawings_of(kit, rules):
        made.cells[drawing.key] = facts_of(drawing, rules)
        files += artworks_of(drawing, rules)
    files += handed_on(kit)
    for file in files:
        made.rows.append(_stored(kit, file))
    return files


def _drawn_before(version: LogoKitVersion, made: Made) -> list[Artwork]:
    """The drawings of a version once more, from the storage: their rows name the same content.

    A version from before there were some pictures gets them: they are the same drawings.
    """
    made.cells = version.cells
    rows = list(version.files.exclude(format="zip"))
    names, files = {row.name for row in rows}, []
    for row in rows:
        with row.file.open() as handle:
            file = Artwork(row.name, row.format, handle.read(), row.key, row.space, row.width, row.background)
        row.pk, row._state.adding = None, True
        added = webp_of(file, names)
        files += [file, *added]
        made.rows += [row, *(_stored(version.kit, picture) for picture in added)]
    return files


def let_out(kit: LogoKit) -> list[LogoPrintFile]:
    return [own for own in kit.print_files.all() if not own.is_withheld]


def handed_on(kit: LogoKit) -> list[Artwork]:
    """The designer's own files, those that are clean, one for each lockup, variant and format."""
    files = {}
    for own in let_out(kit):
        if own.is_served:
            with own.file.open() as handle:
                name = f"{kit.slug}_{own.lockup}_{own.variant}_print.{own.extension}"
                key = f"{own.lockup}_{own.variant}"
                files[name] = Artwork(name, own.extension, handle.read(), key, "print")
    return list(files.values())


def _show(kit: LogoKit, made: Made, sources: str, artwork: str) -> bool:
    """Exchange the old files for the new ones. False where somebody was faster, or has changed the kit meanwhile.

    Whoever changes a kit asks for a build of it, so a newer one is under way then.
    """
    current = LogoKit.objects.select_for_update().get(pk=kit.pk)
    newest = current.newest
    if sources_of(current) != sources or (newest and current.made_from == sources):
        return False
    if newest and newest.number == made.number:
        version = newest
        newest.files.all().delete()
        newest.artwork, newest.cells = artwork, made.cells
        newest.save(update_fields=["artwork", "cells"])
    else:
        version = LogoKitVersion.objects.create(
            kit=current,
            number=made.number,
            published=timezone.now(),
            artwork=artwork,
            cells=made.cells,
            changes=_changes(newest, made.cells),
        )
    for row in made.rows:
        row.version = version
    LogoFile.objects.bulk_create(made.rows)
    _note(current, made.number, sources)
    return True


def _note(kit: LogoKit, number: str, sources: str) -> None:
    """A version that got its number by itself got its day too, and both stand in its words."""
    row = LogoKit.objects.filter(pk=kit.pk)
    if kit.version != number:
        kit.version, kit.updated = number, timezone.localdate()
        row.update(version=kit.version, updated=kit.updated)
        sources = sources_of(kit)
    row.update(made_from=sources)
    forget_attempt(kit)


def _changes(before: LogoKitVersion | None, cells: dict) -> dict:
    if before is None:
        return {}
    old = before.cells
    changes = {
        "added": [key for key in cells if key not in old],
        "changed": [key for key in cells if key in old and old[key]["digest"] != cells[key]["digest"]],
        "removed": [key for key in old if key not in cells],
    }
    return {kind: keys for kind, keys in changes.items() if keys}


def _stored(kit: LogoKit, artwork: Artwork) -> LogoFile:
    """The row of a file, unsaved; its content lies in the storage."""
    lockup, variant, language = [*artwork.key.split("_"), "", ""][:3] if artwork.key else ("", "", "")
    row = LogoFile(
        name=artwork.name,
        lockup=lockup,
        variant=variant,
        language=language,
        format=artwork.format,
        space=artwork.space,
        width=artwork.width,
        background=artwork.background,
        size=len(artwork.content),
        checksum=hashlib.sha256(artwork.content).hexdigest(),
    )
    row.file = _written(artwork.content, f"logos/{kit.slug}/{secrets.token_hex(4)}-{artwork.name}")
    return row


def _written(content: bytes, place: str) -> str:
    """Its name in the storage. A torn file is taken away again: nobody else has one of that name."""
    storage = private_storage()
    try:
        return storage.save(place, ContentFile(content))
    except OSError:
        storage.delete(place)
        raise
