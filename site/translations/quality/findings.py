"""What a check says, and what every check has in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .passage import Passage


class Severity(StrEnum):
    """An error keeps a translation from being published; a warning wants a look; a hint may be style."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one passage, said in the language that was active when it was checked.

    `fix` is the whole target with this put right, where that needs no judgement.
    """

    code: str
    severity: Severity
    message: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields; `severity` where it differs from what the check usually has."""

    message: str
    fix: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A question about one passage. `is_about_blank`: asked also where there is no translation yet."""

    code: str
    severity: Severity
    find: Callable[[Passage], Iterator[Problem]]
    is_about_blank: bool = False

    def run(self, passage: Passage) -> Iterator[Finding]:
        for problem in self.find(passage):
            fix = problem.fix if problem.fix != passage.unit.target else None
            yield Finding(self.code, problem.severity or self.severity, problem.message, fix)
