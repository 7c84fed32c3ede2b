"""What a translating machine is to the site, and how it says that it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ..quality import GlossaryEntry
from ..units import Unit


class Reason(StrEnum):
    """Why a machine gave no translation. Only `BUSY` and `UNAVAILABLE` pass by themselves.

    `REFUSED` and `SITE` are the site's own: it did not ask, or made an error itself.
    """

    CONFIGURATION = "configuration"
    ACCESS = "access"
    QUOTA = "quota"
    BUDGET = "budget"
    LANGUAGE = "language"
    REQUEST = "request"
    ANSWER = "answer"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"
    REFUSED = "refused"
    SITE = "site"


class MachineError(Exception):
    """No translation, with a message for people in the language that was active; never holds a key or a text.

    `retry_after` are the seconds that the service asked to wait, where it said so.
    """

    def __init__(self, message: str, reason: Reason, retry_after: float | None = None):
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.retry_after = retry_after

    @property
    def is_temporary(self) -> bool:
        return self.reason in (Reason.BUSY, Reason.UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may hold: so many texts, and so many bytes or characters, as the service counts."""

    texts: int
    size: int


class Translator(Protocol):
    """A machine. `translate` gives a fragment for each unit, in their order, with tags and placeholders of the source;
    an empty string where the machine lost one. Raises MachineError. `is_paid` machines have a budget."""

    name: str
    limits: Limits
    is_paid: bool

    def translate(
        self, units: Sequence[Unit], source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
    ) -> list[str]: ...
