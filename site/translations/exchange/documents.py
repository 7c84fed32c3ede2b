"""What goes out in a file and what comes back in one, whatever its format."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import ngettext

from ..languages import canonical
from ..units import Unit, UnitState


class ExchangeError(ValueError):
    """A file that cannot be used. `messages` are for people, in the language active when the file was read."""

    def __init__(self, *messages: str):
        super().__init__(" ".join(messages))
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Document:
    """The passages of one text on their way to a translator. Languages are Django's codes.

    `original` names the text (its translation key); `address` is where readers find it; `content_hash` says which
    version of the source the file was made from.
    """

    original: UUID | str
    title: str
    address: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...]
    exported_at: datetime
    content_hash: str = ""

    @property
    def passages(self) -> list[Unit]:
        """Each passage once: equal words at the same place have one translation, and files want unique names."""
        return list({unit.key: unit for unit in self.units}.values())


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A passage as a file brings it. What the file does not say is "".

    Source and target are fragments, except where the format does not tell text from HTML (`is_undeclared`): then they
    are text for a plain passage and a fragment for a rich one.
    """

    key: str
    path: str
    source: str
    target: str
    state: UnitState
    comment: str = ""
    is_undeclared: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One text out of a file, and what the file says about itself. Language tags are as the file writes them."""

    entries: tuple[ReadEntry, ...]
    original: str = ""
    title: str = ""
    source_tag: str = ""
    target_tag: str = ""
    content_hash: str = ""
    # What its writer put in, where it says so: fewer entries are a hint that something got lost on the way.
    stated_entries: int | None = field(default=None, compare=False)

    @property
    def source_language(self) -> str | None:
        return language_of(self.source_tag)

    @property
    def target_language(self) -> str | None:
        return language_of(self.target_tag)


def language_of(tag: str) -> str | None:
    """The site's language that a tag of another tool means: `fr-FR` is `fr`, `pt_BR.UTF-8` `pt-br`.

    A region that the site does not speak is no such language where its own names another: `pt-PT`, `zh-Hant`.
    """
    parts = tag.split(".")[0].split("@")[0].replace("_", "-").split("-")
    if found := canonical("-".join(parts)):
        return found
    spoken = dict(settings.LANGUAGES)
    shorter = ("-".join(parts[:length]).lower() for length in range(len(parts) - 1, 0, -1))
    return next((code for code in shorter if code in spoken), None)


def state_of(target: str, is_settled: bool) -> UnitState:
    """The state of words that a file calls settled or not; no words have none."""
    if not target.strip():
        return UnitState.EMPTY
    return UnitState.DONE if is_settled else UnitState.REVIEW


def notes_on(unit: Unit) -> list[tuple[str, str]]:
    """What a translator should know of a passage, each with a word for its kind."""
    limit = unit.max_length and ngettext(
        "At most %(count)d character.", "At most %(count)d characters.", unit.max_length
    )
    notes = [("label", unit.label), ("field", unit.note), ("limit", limit and limit % {"count": unit.max_length})]
    return [(kind, text) for kind, text in notes if text]


OWN_NOTES = frozenset({"label", "field", "limit"})


def joined(comments: Iterable[str | None]) -> str:
    return "\n".join(comment.strip() for comment in comments if comment and comment.strip())
