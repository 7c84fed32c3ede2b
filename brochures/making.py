"""From what is published to a version: begun, made edition by edition, and put before readers all at once.

Every step can be repeated, by another worker too: what is there already is kept.
"""

import hashlib
import secrets
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from assets.models import Audience
from assets.pdf import open_pdf
from assets.storages import private_storage

from .due import newest_of, next_number, wanted_plan
from .models import Brochure, BrochureEdition, BrochureVersion, Kind, Origin
from .outline import compare
from .planning import Draft, Ingredient
from .problems import OF_AN_EDITION, ORIGINAL, STORAGE, recorded
from .setting.typesetter import set_brochure

# Somebody who publishes all the time is not waited for.
_MOST_TRIES = 3


class StorageProblemError(Exception):
    """The files of a version could not be stored. Nothing half-made is left; the version is taken up again."""


def make_version(brochure_id: int, *, again: bool = False) -> None:
    """Make the next version of a brochure, or go on with one; nothing to do where nothing has changed.

    `again` tries also what failed the last time, in a version of its own.
    """
    for _try in range(_MOST_TRIES):
        if _make_once(brochure_id, again):
            return


def _make_once(brochure_id: int, again: bool) -> bool:
    """False where something has changed while the editions were being made."""
    with transaction.atomic():
        version, draft = _begin(brochure_id, again)
    if version is None:
        return True
    try:
        _make_editions(version, draft)
    except OSError as error:
        BrochureVersion.objects.filter(pk=version.pk).update(problem=STORAGE)
        raise StorageProblemError(f"Brochure {draft.brochure.slug}, version {version.number}: {error}") from error
    with transaction.atomic():
        return _complete(version.pk)


def begin_again(brochure_id: int) -> None:
    """What failed is about to be tried again: officers see at once how far that is, before a worker has time for it."""
    with transaction.atomic():
        version, _draft = _begin(brochure_id, again=True)
        if version is not None:
            _forget_the_stop(version)


def forget_the_stop(brochure_id: int) -> None:
    """Of a version that is held back: something was published, and what comes of it is not known yet."""
    for version in BrochureVersion.objects.pending().filter(brochure=brochure_id):
        _forget_the_stop(version)


def _begin(brochure_id: int, again: bool) -> tuple[BrochureVersion | None, Draft | None]:
    """The version that is to be made. The row of the brochure is locked meanwhile: officers wait for each other."""
    brochure = Brochure.objects.select_for_update().filter(pk=brochure_id).first()
    if brochure is None:
        return None, None
    draft = Draft(brochure, newest_of(brochure))
    # Locked: whoever makes its editions now adds none while it is replaced.
    pending = brochure.versions.pending().select_for_update().first()
    if pending and pending.plan == (wanted_plan(draft, again, pending) or {}):
        return pending, draft
    if pending:
        pending.delete()  # something was published since: its editions would be out of date when they are complete
    plan = wanted_plan(draft, again)
    if plan is None:
        if draft.learns_language:
            brochure.versions.filter(pk=draft.current.pk).update(language=draft.language)
        return None, None
    number = next_number(brochure)
    base = number if draft.is_original_changed else draft.current.base
    version = BrochureVersion.objects.create(
        brochure=brochure,
        number=number,
        base=base,
        language=draft.language,
        changes=_new_words(draft),
        figures=draft.figures,
        plan=plan,
    )
    return version, draft


def _new_words(draft: Draft) -> str:
    """What the officer says has changed; nothing where it was said of an earlier version."""
    page = draft.pages.get(draft.language)
    words = page.what_changed if page else ""
    said = draft.brochure.versions.complete().exclude(changes="").first()
    return "" if said and said.changes == words else words


def _make_editions(version: BrochureVersion, draft: Draft) -> None:
    """Each stored by itself, so that a worker that was stopped goes on with the next one."""
    _forget_the_stop(version)
    there = set(version.editions.values_list("language", "edition"))
    # The original first: without it nothing else is needed.
    cells = sorted(draft.ingredients(version.base).items(), key=lambda item: item[0][0] != version.language)
    for cell, ingredient in cells:
        if cell in there:
            continue
        edition = _carried_over(draft, cell, ingredient) or _new_edition(version, draft, cell, ingredient)
        if not _keep(version, edition, cell):
            return  # another worker has finished or replaced this version
        if edition.problem and cell[0] == version.language:
            BrochureVersion.objects.filter(pk=version.pk).update(problem=ORIGINAL)
            return


def _forget_the_stop(version: BrochureVersion) -> None:
    """What stopped it is tried again each time: a typeface may have been installed, a disk have room again."""
    for edition in version.editions.filter(language=version.language):
        if edition.problem:
            edition.delete()
    BrochureVersion.objects.filter(pk=version.pk).exclude(problem="").update(problem="")


def _carried_over(draft: Draft, cell: tuple[str, str], ingredient: Ingredient) -> BrochureEdition | None:
    """The edition of the newest version, where it is made from the same."""
    old = draft.current.by_cell.get(cell) if draft.current else None
    if old is None or old.made_from != ingredient.digest or old.problem:
        return None
    return _copy_of(old)


def _copy_of(old: BrochureEdition) -> BrochureEdition:
    fields = {field.attname for field in BrochureEdition._meta.concrete_fields} - {"id", "version_id"}
    return BrochureEdition(**{name: getattr(old, name) for name in fields if name != "file"}, file=old.file.name)


def _new_edition(version: BrochureVersion, draft: Draft, cell: tuple[str, str], source: Ingredient) -> BrochureEdition:
    code, kind = cell
    edition = BrochureEdition(origin=source.origin, set_in=version.number, set_at=version.begun)
    try:
        pdf = _uploaded(source) if source.document else _set(version, draft, code, kind)
    except OF_AN_EDITION as error:
        # Readers keep what they had, under the version that is printed in it.
        old = draft.current.by_cell.get(cell) if draft.current else None
        edition = _copy_of(old) if old and old.file else edition
        edition.problem = recorded(error)
    else:
        edition.pages, edition.size = _pages(pdf), len(pdf)
        edition.checksum = hashlib.sha256(pdf).hexdigest()
        edition.contents = "" if source.document else draft.contents(code, version.figures)
        edition.file = _stored(pdf, f"{draft.brochure.slug}-{version.number}-{code}-{kind}.pdf")
    if source.document:
        edition.document, edition.audience = source.document, source.document.audience
    else:
        edition.untranslated, edition.behind = draft.gaps(code), draft.behind(code)
        edition.outline = draft.outline(code)
        edition.document, edition.audience = None, Audience.PUBLIC
    edition.made_from, edition.origin = source.digest, source.origin
    return edition


def _set(version: BrochureVersion, draft: Draft, code: str, kind: str) -> bytes:
    content = draft.content(code, version.number, version.begun, version.figures)
    return set_brochure(content, edition=kind)


def _uploaded(source: Ingredient) -> bytes:
    with source.document.open_file() as handle:
        return handle.read()


def _pages(pdf: bytes) -> int:
    with open_pdf(pdf) as document:
        return len(document)


def _stored(pdf: bytes, name: str) -> str:
    """Its name in the storage, in a folder of its own. A torn file is taken away again."""
    storage = private_storage()
    place = f"brochures/{secrets.token_hex(6)}/{PurePath(name).name}"
    try:
        return storage.save(place, ContentFile(pdf))
    except OSError:
        storage.delete(place)
        raise


def _keep(version: BrochureVersion, edition: BrochureEdition, cell: tuple[str, str]) -> bool:
    """Whether the version still waits for its editions. A file that nobody needs goes."""
    edition.version, (edition.language, edition.edition) = version, cell
    try:
        with transaction.atomic():
            waiting = BrochureVersion.objects.select_for_update().pending().filter(pk=version.pk).exists()
            if waiting:
                edition.save(force_insert=True)
    except IntegrityError:
        pass  # another worker was quicker with this one
    else:
        if waiting:
            return True
    if edition.set_in == version.number and edition.file:
        edition.file.storage.delete(edition.file.name)
    return waiting


def _complete(version_id: int) -> bool:
    """Put a version before readers, if each of its editions is there or has said why not, and one has a file.

    Not without its original: readers would be told of changes that are nowhere to be read. False where it is not what
    it should be any more: its editions may have been made from words of two moments.
    """
    version = BrochureVersion.objects.select_related("brochure").filter(pk=version_id).first()
    if version is None:
        return True
    brochure = Brochure.objects.select_for_update().get(pk=version.brochure_id)
    version = brochure.versions.pending().filter(pk=version_id).first()
    if version is None:
        return True
    old = newest_of(brochure)
    draft = Draft(brochure, old)
    if version.plan != wanted_plan(draft, again=False, pending=version):
        return False
    editions = {f"{it.language}/{it.edition}": it for it in version.editions.all()}
    planned = {cell for cell in version.plan if not cell.endswith("/source")}
    is_held = any(edition.problem and edition.language == version.language for edition in editions.values())
    if planned <= editions.keys() and any(edition.file for edition in editions.values()) and not is_held:
        _publish(draft, version, old)
    return True


def _publish(draft: Draft, version: BrochureVersion, old: BrochureVersion | None) -> None:
    brochure = draft.brochure
    version.difference = compare(_outlines(old), _outlines(version), version.language)
    if draft.says_other_figures(version.figures):
        version.difference["figures"] = True
    version.published, version.problem = timezone.now(), ""
    version.save()
    brochure.version, brochure.published = version.number, timezone.localdate(version.published)
    Brochure.objects.filter(pk=brochure.pk).update(version=brochure.version, published=brochure.published)


def _outlines(version: BrochureVersion | None) -> dict[str, list]:
    made = version.editions.filter(origin=Origin.MADE, edition=Kind.SCREEN) if version else ()
    return {edition.language: edition.outline for edition in made}
