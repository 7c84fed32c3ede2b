"""Translations as files: what goes out, and what bringing one back would do, before it does."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from .exchange import formats
from .exchange.bundles import PackedFile, read_zip
from .exchange.documents import Document, ExchangeError, ReadDocument
from .exchange.matching import Outcome, Plan, Result, match, text_of_file
from .models import Translation
from .models.words import Origin, Stage
from .sheets import locked
from .units import Unit, UnitState
from .writing import units_of
from .writing_many import Entry, write_many

_ARCHIVE = b"PK\x03\x04"


class ChangedMeanwhileError(Exception):
    """Bringing the file in would do something else than its report said."""


def document_of(translation: Translation) -> Document:
    """All passages of a translation with their words; labels and notes in the active language."""
    source = translation.source
    original = source.version_or_none(source.locale)
    return Document(
        original=source.key,
        title=source.title,
        address=(original.full_url or "") if isinstance(original, Page) else "",
        source_language=source.locale.language_code,
        target_language=translation.locale.language_code,
        units=tuple(units_of(translation)),
        exported_at=timezone.now(),
        content_hash=source.digest,
    )


@dataclass(frozen=True)
class FileReport:
    """What one file would do: the plan for its translation, or the message why it is not used."""

    name: str
    translation: Translation | None = None
    plan: Plan | None = None
    message: str = ""

    @property
    def counts(self) -> list[tuple[Result, int]]:
        """In the order of the results, without those that there are none of."""
        counts = self.plan.counts if self.plan else Counter()
        return [(result, counts[result]) for result in Result if counts[result]]

    @property
    def written(self) -> list[Outcome]:
        return self.plan.written if self.plan else []

    @property
    def undoes_a_decision(self) -> bool:
        return bool(self.written) and self.translation.stage != Stage.WORK


def fingerprint(reports: Iterable[FileReport]) -> str:
    """Of all that would be written: two reports with the same one do the same."""
    digest = blake2b(digest_size=16)
    for report in reports:
        if report.written:
            digest.update(f"\x00\x00{report.translation.pk}".encode())
        for outcome in report.written:
            digest.update(f"\x00{outcome.unit.key}\x00{outcome.state}\x00{outcome.target}".encode())
    return digest.hexdigest()


def plan_for(translation: Translation, data: bytes, name: str = "") -> FileReport:
    """What a file would do to a translation; raises ExchangeError. Nothing is written."""
    documents = formats.read(data)
    mine = [document for document in documents if _is_of(document, translation)]
    return _report(name, translation, (mine or documents)[0])


def _is_of(document: ReadDocument, translation: Translation) -> bool:
    languages = (document.target_language, translation.locale.language_code)
    return document.original == str(translation.source.key) and languages[0] == languages[1]


def _report(name: str, translation: Translation, document: ReadDocument, units: list[Unit] | None = None) -> FileReport:
    plan = match(
        document,
        units_of(translation) if units is None else units,
        target_language=translation.locale.language_code,
        source_language=translation.source.locale.language_code,
        original=str(translation.source.key),
    )
    return FileReport(name, translation, plan)


def plans_for(translations: Iterable[Translation], data: bytes, name: str = "") -> list[FileReport]:
    """The same for a zip archive, or a single file, of several translations; raises ExchangeError for a bad archive.

    What is wrong with one of its files stands in the report of that file.
    """
    found = _Finder(translations)
    files = read_zip(data) if data.startswith(_ARCHIVE) else [PackedFile(name, data)]
    reports = []
    for file in files:
        try:
            documents = formats.read(file.data)
        except ExchangeError as error:
            reports.append(FileReport(file.name, message=str(error)))
            continue
        reports += [found.report(file.name, document) for document in documents]
    return reports


class _Finder:
    """Finds the translation that a document of a job belongs to; each takes one document."""

    def __init__(self, translations: Iterable[Translation]):
        self.translations = list(translations)
        self._by_name = {(str(each.source.key), each.locale.language_code): each for each in self.translations}
        self._units: dict[int, list[Unit]] = {}
        self._taken: set[int] = set()

    def report(self, name: str, document: ReadDocument) -> FileReport:
        translation = self._find(document)
        if translation is None:
            return FileReport(name, message=_("The file belongs to no page of this job that you may translate."))
        if translation.pk in self._taken:
            return FileReport(name, translation, message=_("There is another file for the same page and language."))
        self._taken.add(translation.pk)
        try:
            return _report(name, translation, document, self._units_of(translation))
        except ExchangeError as error:
            return FileReport(name, translation, message=str(error))

    def _find(self, document: ReadDocument) -> Translation | None:
        language = document.target_language
        if found := self._by_name.get((document.original, language)):
            return found
        if document.original:
            return None
        possible = {
            str(each.source.key): self._units_of(each)
            for each in self.translations
            if each.locale.language_code == language
        }
        return self._by_name.get((text_of_file(document, possible), language)) if possible else None

    def _units_of(self, translation: Translation) -> list[Unit]:
        if translation.pk not in self._units:
            self._units[translation.pk] = units_of(translation)
        return self._units[translation.pk]


@transaction.atomic
def apply(translation: Translation, plan: Plan, user) -> int:
    """Write what a plan says; returns how many passages."""
    entries = [
        Entry(outcome.unit.key, outcome.target, Origin.IMPORT, is_open=outcome.state is not UnitState.DONE)
        for outcome in plan.written
    ]
    return write_many(translation, entries, author=user)


@transaction.atomic
def bring_in(
    translations: Iterable[Translation], plan: Callable[[list[Translation]], list[FileReport]], user, expected: str
) -> int:
    """Plan anew and write all of it, or nothing; returns how many passages.

    Raises ChangedMeanwhileError where the plan is no longer what was `expected` (a `fingerprint`).
    """
    reports = plan(locked(each.pk for each in translations))
    if fingerprint(reports) != expected:
        raise ChangedMeanwhileError
    return sum(apply(report.translation, report.plan, user) for report in reports if report.written)
