"""Whether a version of a brochure is due, and what it will consist of."""

import re

from django.db import transaction

from .models import Brochure, BrochureVersion
from .planning import Draft

_COUNTED = re.compile(r"\d+(\.\d+)*")


def needs_a_version(brochure: Brochure) -> bool:
    """Whether a version waits to be finished, or something has changed since the newest one."""
    with transaction.atomic():
        pending = brochure.versions.pending().exists()
        draft = Draft(brochure, newest_of(brochure))
        return pending or draft.learns_language or wanted_plan(draft, again=False) is not None


def version_to_come(brochure: Brochure) -> tuple[str, int] | None:
    """Number and editions of a version that is needed but that no worker has begun; None where nothing is to be done.

    Not for a brochure with a pending version.
    """
    plan = wanted_plan(Draft(brochure, newest_of(brochure)), again=False)
    return plan and (next_number(brochure), editions_in(plan))


def editions_in(plan: dict[str, str]) -> int:
    return sum(not key.endswith("/source") for key in plan)


def newest_of(brochure: Brochure) -> BrochureVersion | None:
    return brochure.versions.complete().prefetch_related("editions__document").first()


def wanted_plan(draft: Draft, again: bool, pending: BrochureVersion | None = None) -> dict[str, str] | None:
    """The plan of the next version; None where there is nothing to do, or files wait for their inspection."""
    if not draft.is_ready or draft.is_withdrawn:
        return None
    base = _base(draft, pending)
    plan = _plan(draft, base)
    failed = again and any(edition.problem for edition in draft.current.editions.all()) if draft.current else False
    is_new = draft.is_original_changed or draft.is_new(plan)
    has_editions = any(not key.endswith("/source") for key in plan)
    return plan if has_editions and (pending or failed or is_new) else None


def _base(draft: Draft, pending: BrochureVersion | None) -> str:
    if pending:
        return pending.base
    return next_number(draft.brochure) if draft.is_original_changed else draft.current.base


def _plan(draft: Draft, base: str) -> dict[str, str]:
    found = {f"{code}/{kind}": it.digest for (code, kind), it in draft.ingredients(base).items()}
    return found | draft.source_digest(base)


def next_number(brochure: Brochure) -> str:
    """What an officer has written, where no version has it yet; else one more than the newest."""
    taken = set(brochure.versions.complete().values_list("number", flat=True))
    number = brochure.version if _COUNTED.fullmatch(brochure.version) else "1.0"
    while number in taken:
        *front, last = number.split(".")
        number = ".".join([*front, str(int(last) + 1)]) if front else f"{last}.1"
    return number
