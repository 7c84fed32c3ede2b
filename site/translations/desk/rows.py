"""The desk's rows: a passage with everything that is told about it, for a whole page in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString

from .. import memory, states
from ..models import Comment, Passage, Translation, Words
from ..places import OPTIONAL, Place, anchor_of
from ..quality import Finding, GlossaryEntry, Severity, check_text
from ..sheets import Sheet
from ..units import Unit, UnitState, text_of, unit_key
from ..writing import previous_among
from .showing import shown, terms_of, word_difference


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent for one passage. `was` says which words the person had seen there."""

    digest: str
    text: str
    was: str
    keeps_source: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Why words were not kept. `status` is 409 where the passage or its words have changed meanwhile, else 422."""

    typed: Typed
    message: str
    status: int
    theirs: str | None = None


def version_of(words: Words | None) -> str:
    """Names the words for one passage as they are."""
    return unit_key(f"{words.keeps_source}{words.is_open}", words.text) if words else ""


def typed_form(text: str, is_rich: bool) -> str:
    """A fragment as it stands in the field: rich text with its tags, all else as it is read."""
    return text if is_rich else text_of(text)


@dataclass
class Row:
    passage: Passage
    unit: Unit
    place: Place
    words: Words | None
    language: str
    glossary: tuple[GlossaryEntry, ...]
    findings: list[Finding] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    previous: Words | None = None
    problem: Problem | None = None
    matches: list[dict] | None = None

    @property
    def digest(self) -> str:
        return self.passage.digest

    @property
    def anchor(self) -> str:
        """Where it stands in the preview; "" for what search engines show only."""
        return "" if self.passage.path in OPTIONAL else anchor_of(self.passage.path)

    @property
    def is_done(self) -> bool:
        return states.is_done(self.words)

    @property
    def has_changed(self) -> bool:
        """The original says something else than when this place was translated."""
        return self.previous is not None and not self.is_done

    @property
    def state(self) -> str:
        if self.has_changed:
            return "changed"
        return str(self.unit.state)

    @property
    def text(self) -> str:
        if self.problem:
            return self.problem.typed.text
        return typed_form(self.words.text, self.unit.is_rich) if self.words else ""

    @property
    def keeps_source(self) -> bool:
        return self.problem.typed.keeps_source if self.problem else bool(self.words and self.words.keeps_source)

    @property
    def is_open(self) -> bool:
        return self.problem.typed.is_open if self.problem else bool(self.words and self.words.is_open)

    @property
    def was(self) -> str:
        return version_of(self.words)

    @property
    def length(self) -> int:
        return len(text_of(self.text) if self.unit.is_rich else self.text)

    @property
    def is_too_long(self) -> bool:
        return self.unit.max_length is not None and self.length > self.unit.max_length

    @property
    def lines(self) -> int:
        """How high the field begins, so that nobody types through a slit."""
        return min(12, 1 + max(len(self.text), len(text_of(self.unit.source))) // 48)

    @cached_property
    def source(self) -> SafeString:
        return shown(self.unit, self.language, self.glossary)

    @cached_property
    def terms(self) -> list[GlossaryEntry]:
        return terms_of(self.unit, self.language, self.glossary)

    @cached_property
    def difference(self) -> SafeString:
        return word_difference(self.previous.source_text, self.passage.text)

    @property
    def previous_text(self) -> str:
        return typed_form(self.previous.text, self.unit.is_rich)

    @property
    def corrections(self) -> list[tuple[Finding, str | None]]:
        """Findings, each with the corrected text as it would stand in the field."""
        return [
            (finding, None if finding.fix is None else typed_form(finding.fix, self.unit.is_rich))
            for finding in self.findings
        ]

    @property
    def has_error(self) -> bool:
        return any(finding.severity == Severity.ERROR for finding in self.findings)


def rows_of(sheet: Sheet, problems: Iterable[Problem] = ()) -> list[Row]:
    """A row for each passage, once where the text says it twice; a constant number of queries."""
    passages = sheet.by_digest.values()
    comments = defaultdict(list)
    for comment in sheet.translation.comments.select_related("author"):
        comments[comment.digest].append(comment)
    failed = {problem.typed.digest: problem for problem in problems}
    rows = []
    for passage in passages:
        row = Row(
            passage=passage,
            unit=sheet.unit(passage),
            place=sheet.place(passage.path),
            words=sheet.words.get(passage.digest),
            language=sheet.source.locale.language_code,
            glossary=sheet.glossary,
            comments=comments[passage.digest],
            problem=failed.get(passage.digest),
        )
        if not row.is_done:
            row.previous = previous_among(passage, passages, sheet.words.values())
        rows.append(row)
    _check(sheet, rows)
    return rows


def _check(sheet: Sheet, rows: list[Row]) -> None:
    asked = [row for row in rows if row.unit.state != UnitState.EMPTY]
    written = [row for row in asked if not (row.words and row.words.keeps_source)]
    codes = sheet.source.locale.language_code, sheet.translation.locale.language_code
    found = check_text([row.unit for row in written], *codes, sheet.glossary)
    for row in asked:
        row.findings = found[row.unit.key] if row.unit.key in found else sheet.errors(row.unit)


def row_of(translation: Translation, digest: str) -> Row | None:
    return next((row for row in rows_of(Sheet(translation)) if row.digest == digest), None)


def look_up(translation: Translation, row: Row) -> None:
    """What the memory knows for a row, beside what stands there."""
    context = memory.context_of(translation, row.place)
    source, target = translation.source.locale.language_code, translation.locale.language_code
    row.matches = [
        {
            "score": match.score,
            "unit": match.unit,
            "text": typed_form(match.unit.text, row.unit.is_rich),
            "difference": word_difference(match.unit.source_text, row.passage.text) if match.score < 100 else "",
        }
        for match in memory.matches(row.passage.text, source, target, context)
        if row.words is None or match.unit.text != row.words.text
    ]


FILTERS = {
    "all": lambda row: True,
    "open": lambda row: not row.is_done,
    "changed": lambda row: row.has_changed,
    "findings": lambda row: bool(row.findings),
}


def counts_of(rows: list[Row]) -> dict[str, int]:
    """How many passages each filter shows."""
    return {name: sum(shows(row) for row in rows) for name, shows in FILTERS.items()}
