"""How far the files of a kit are, for its officers."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from accounts.visibility import visible_to

from .attempts import is_failed
from .models import LogoKit
from .services import artwork_of, number_of_the_next, sources_of


@dataclass(frozen=True)
class Progress:
    """`state` is waits, failed, made (is being made), packed (its archive is) or complete."""

    kit: LogoKit
    state: str
    number: str = ""
    published: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may change by itself: what has failed is tried again."""
        return self.state != "complete"

    @property
    def readers(self) -> str:
        """Who may have the files: all, some, whose closed pages show them, or none, while these are drafts.

        Without any page they are reached by their addresses.
        """
        pages = self.kit.pages.filter(alias_of=None)
        if visible_to(AnonymousUser(), pages).exists() or not pages.exists():
            return "all"
        return "some" if pages.live().exists() else "none"


def progress_of(kit: LogoKit) -> Progress:
    if _is_waiting(kit):
        return Progress(kit, "waits")
    newest, sources = kit.newest, sources_of(kit)
    if newest and kit.made_from == sources:
        return Progress(kit, "complete", newest.number, newest.published)
    if is_failed(kit, sources):
        return Progress(kit, "failed")
    number = number_of_the_next(kit, artwork_of(kit))
    return Progress(kit, "packed" if newest and newest.number == number else "made", number)


def _is_waiting(kit: LogoKit) -> bool:
    if any(master.master.upload is not None for master in kit.variants.select_related("master")):
        return True
    return any(own.upload is not None for own in kit.print_files.all())
