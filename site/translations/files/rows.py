"""A report as people read it: what is written or refused first, what stays as it is behind."""

from dataclasses import dataclass

from ..exchange.matching import Outcome, Result
from ..languages import Language
from ..transfer import FileReport
from ..units import text_of

_QUIET = frozenset({Result.SAME, Result.EMPTY})


@dataclass(frozen=True)
class Row:
    outcome: Outcome

    @property
    def label(self) -> str:
        return self.outcome.unit.label if self.outcome.unit else ""

    @property
    def source(self) -> str:
        return text_of(self.outcome.unit.source if self.outcome.unit else self.outcome.entry.source)

    @property
    def before(self) -> str:
        """What the words take the place of."""
        unit = self.outcome.unit
        return text_of(unit.target) if self.outcome.is_written and unit.target != self.outcome.target else ""

    @property
    def words(self) -> str:
        return text_of(self.outcome.target if self.outcome.is_written else self.outcome.entry.target)


@dataclass(frozen=True)
class FileRows:
    report: FileReport
    loud: list[Row]
    quiet: list[Row]
    source_language: Language | None = None
    target_language: Language | None = None

    @property
    def missing(self) -> int:
        return len(self.report.plan.missing) if self.report.plan else 0


def rows_of(report: FileReport) -> FileRows:
    if report.plan is None:
        return FileRows(report, [], [])
    rows = [Row(outcome) for outcome in report.plan.outcomes]
    return FileRows(
        report,
        [row for row in rows if row.outcome.result not in _QUIET],
        [row for row in rows if row.outcome.result in _QUIET],
        Language(report.translation.source.locale.language_code),
        Language(report.translation.locale.language_code),
    )
