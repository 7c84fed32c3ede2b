"""From what a member has asked for to its edition. Every step can be repeated; what is older stays until it ends well.

All but the member's place on the back page comes from the newest version: an edition is made only while the published
page still gives the fingerprint of the public PDF.
"""

import dataclasses
import hashlib
import io
import logging
import re

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from assets.child import InspectionInterruptedError
from assets.pdf import open_pdf
from assets.scanner import ScannerDownError
from brochures.making import make_version
from brochures.models import BrochureEdition, CoBrandedEdition
from brochures.models.co_branded import State, delete_later
from brochures.planning import Draft
from brochures.problems import ORIGINAL
from brochures.setting.content import BrochureContent, Partner
from brochures.setting.typesetter import set_brochure
from typesetting.errors import TypesettingError

from .letters import language_of, runs_of
from .logos import clean_logo
from .offering import editions_to_brand
from .problems import CannotBeMadeError, NotYetError, recorded

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
PICTURE_WIDTH = 900


def make(pk: int) -> None:
    """Make an edition that waits; nothing to do where it is made, or gone. Mistakes that are ours are raised, too."""
    own = _begin(pk)
    if own is None:
        return
    try:
        _take_logo(own)
        pdf, offered = _set(own)
        _finish(own, pdf, offered)
    except (InspectionInterruptedError, ScannerDownError) as trouble:
        logger.error("%s waits for the inspection of its logo: %s", own, trouble)
        reason = "scanner" if isinstance(trouble, ScannerDownError) else "interrupted"
        _change(own, attempts=0, problem={"kind": "file", "of": [reason, {}]})
    except NotYetError as error:
        _change(own, attempts=0, problem=error.problem)
    except CannotBeMadeError as error:
        _change(own, state=State.FAILED, problem=error.problem)
    except TypesettingError as error:
        logger.warning("%s could not be set: %s", own, error)
        _change(own, state=State.FAILED, problem=recorded(error))
    except Exception as error:
        kind = "storage" if isinstance(error, OSError) else "stopped"
        _change(own, state=State.FAILED, problem={"kind": kind, "of": []})
        raise


@transaction.atomic
def _begin(pk: int) -> CoBrandedEdition | None:
    """A logo that ends its worker each time ends the attempts, too."""
    waiting = CoBrandedEdition.objects.select_for_update(of=("self",)).filter(pk=pk, state=State.WAITING)
    own = waiting.select_related("member", "brochure").first()
    if own is None:
        return None
    if own.attempts >= MOST_ATTEMPTS:
        own.state, own.problem = State.FAILED, {"kind": "stopped", "of": []}
        own.save(update_fields=["state", "problem"])
        return None
    own.attempts += 1
    own.save(update_fields=["attempts"])
    return own


def _change(own: CoBrandedEdition, **fields) -> bool:
    """False where something else was asked for meanwhile, which has a task of its own."""
    with transaction.atomic():
        rows = CoBrandedEdition.objects.select_for_update()
        now = rows.filter(pk=own.pk, asked=own.asked, state=State.WAITING).first()
        if now is None:
            return False
        for name, value in fields.items():
            setattr(now, name, value)
        now.save(update_fields=list(fields))
    return True


def _take_logo(own: CoBrandedEdition) -> None:
    """A refused one is not kept; that of before stays."""
    if not own.upload:
        return
    upload, before = own.upload, own.logo.name
    with upload.open() as handle:
        content = handle.read()
    try:
        clean, name = clean_logo(content, upload.name)
    except CannotBeMadeError:
        if _change(own, upload=""):
            upload.storage.delete(upload.name)
        raise
    own.logo.save(name, ContentFile(clean), save=False)
    if not _change(own, logo=own.logo.name, upload=""):
        own.logo.storage.delete(own.logo.name)
        raise NotYetError("renewed")  # changes nothing: what is asked for now is another one
    for old in filter(None, (upload.name, before)):
        own.logo.storage.delete(old)


def _set(own: CoBrandedEdition) -> tuple[bytes, BrochureEdition]:
    content, offered = _content(own)
    with own.logo.open() as handle:
        content = dataclasses.replace(content, partner=_partner(own, handle.read()))
    pdf = set_brochure(content, edition=own.edition)
    with open_pdf(pdf) as document:
        if len(document) != offered.pages:
            raise CannotBeMadeError("long")
    return pdf, offered


def _content(own: CoBrandedEdition) -> tuple[BrochureContent, BrochureEdition]:
    """What the public edition was set from; a change that waits for its version gets it first."""
    for is_last in (False, True):
        offered = editions_to_brand(own.brochure).get((own.language, own.edition))
        if offered is None:
            raise CannotBeMadeError("withdrawn")
        version = own.brochure.newest
        draft = Draft(own.brochure, version)
        if draft.is_as_published(own.language, own.edition):
            content = draft.content(own.language, offered.set_in, offered.set_at, version.figures)
            return content, offered
        if own.brochure.versions.pending().filter(problem=ORIGINAL).exists():
            break  # until somebody writes it differently
        if not is_last:
            make_version(own.brochure_id)
            own.brochure = type(own.brochure).objects.get(pk=own.brochure_id)
    raise NotYetError("renewed")


def _partner(own: CoBrandedEdition, logo: bytes) -> Partner:
    native = own.member.native_language
    lines = [runs_of(line, own.language, native) for line in own.address.splitlines()]
    for text, address in (
        (own.email, f"mailto:{own.email}"),
        (_shown(own.website), own.website),
        (own.telephone, "tel:" + re.sub(r"[^0-9+]", "", own.telephone)),
    ):
        lines.append(runs_of(text, own.language, native, address=address))
    name = language_of(own.name, own.language, native)
    return Partner(own.name, logo, tuple(line for line in lines if line), language=name)


def _shown(website: str) -> str:
    return website.removeprefix("https://").removeprefix("http://").rstrip("/")


def _finish(own: CoBrandedEdition, pdf: bytes, offered: BrochureEdition) -> None:
    """Both files are stored first; then they take the place of the old ones at once."""
    old = CoBrandedEdition(file=own.file.name, picture=own.picture.name)
    own.set_in = offered.set_in
    stored = []
    try:
        for field, name, content in (
            (own.file, own.filename, pdf),
            (own.picture, "back.webp", picture_of_back(pdf)),
        ):
            field.save(name, ContentFile(content), save=False)
            stored.append(field)
        facts = {"size": len(pdf), "pages": offered.pages, "checksum": hashlib.sha256(pdf).hexdigest()}
        facts |= {"file": own.file.name, "picture": own.picture.name, "set_in": own.set_in, "made": timezone.now()}
        with transaction.atomic():
            is_wanted = _change(own, state=State.MADE, problem={}, **facts)
            if is_wanted:
                delete_later(old.file, old.picture)
    except BaseException:
        _throw_away(stored)
        raise
    if not is_wanted:
        _throw_away(stored)


def _throw_away(files) -> None:
    for file in files:
        file.storage.delete(file.name)


def picture_of_back(pdf: bytes) -> bytes:
    """The last page, as WebP."""
    with open_pdf(pdf) as document:
        page = document[len(document) - 1]
        image = page.render(scale=PICTURE_WIDTH / page.get_width()).to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "WEBP", quality=82)
    return out.getvalue()
