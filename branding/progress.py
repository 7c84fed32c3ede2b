"""How far the files of a kit are, for its officers."""

from dataclasses import dataclass
from datetime import datetime

from .attempts import is_failed
from .models import LogoKit
from .services import artwork_of, number_of_the_next, sources_of


@dataclass(frozen=True)
class Progress:
    """`state` is waits, failed, made (is being made), packed (its archive is) or complete."""

    state: str
    number: str = ""
    published: datetime | None = None


def progress_of(kit: LogoKit) -> Progress:
    if _is_waiting(kit):
        return Progress("waits")
    newest, sources = kit.newest, sources_of(kit)
    if newest and kit.made_from == sources:
        return Progress("complete", newest.number, newest.published)
    if is_failed(kit, sources):
        return Progress("failed")
    number = number_of_the_next(kit, artwork_of(kit))
    return Progress("packed" if newest and newest.number == number else "made", number)


def _is_waiting(kit: LogoKit) -> bool:
    if any(master.master.upload is not None for master in kit.variants.select_related("master")):
        return True
    return any(own.upload is not None for own in kit.print_files.all())
