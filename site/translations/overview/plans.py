"""What a job would hold: which texts, into which languages, how many words, and what stays out of it and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, TranslatableMixin

from ..engine import cut
from ..formats import language_name
from ..jobs import with_everything_below
from ..models import JobItem, Source, Translation
from ..models.words import State
from .rows import originals, record_models


@dataclass(frozen=True, slots=True)
class Skipped:
    text: TranslatableMixin
    locale: Locale
    reason: str

    @property
    def language(self) -> str:
        return language_name(self.locale.language_code)


@dataclass
class Line:
    """One text; `words` by id of locale, for those it would go into. `is_above`: nobody chose it, but what is below."""

    text: TranslatableMixin
    is_draft: bool = False
    is_above: bool = False
    words: dict[int, int] = field(default_factory=dict)

    @property
    def key(self) -> UUID:
        return self.text.translation_key

    @property
    def has_draft(self) -> bool:
        return not self.text.live or self.text.has_unpublished_changes


@dataclass
class Plan:
    locales: list[Locale]
    lines: list[Line]
    skipped: list[Skipped]

    @property
    def texts(self) -> list[TranslatableMixin]:
        return [line.text for line in self.lines]

    def summary(self) -> list[tuple[Locale, int, int, int]]:
        """Each language with its texts, words, and texts that stay out."""
        return [
            (
                locale,
                sum(locale.pk in line.words for line in self.lines),
                sum(line.words.get(locale.pk, 0) for line in self.lines),
                sum(skipped.locale == locale for skipped in self.skipped),
            )
            for locale in self.locales
        ]

    def above_into(self, locales: Iterable[int]) -> int:
        """How many pages above the chosen ones come along into any of these languages."""
        wanted = set(locales)
        return sum(line.is_above and not wanted.isdisjoint(line.words) for line in self.lines)

    def left_out(self) -> set[tuple[UUID, int]]:
        """Pairs of keys and ids of locales that are not sent."""
        return {(line.key, locale.pk) for line in self.lines for locale in self.locales if locale.pk not in line.words}


def chosen_texts(keys: Iterable[UUID], *, with_sections: bool) -> list[TranslatableMixin]:
    """The originals by these keys: pages first, parents before children; with everything below, if wanted."""
    keys = list(keys)
    pages = list(originals(Page).filter(translation_key__in=keys).order_by("path").specific())
    if with_sections:
        # What stands in a section may be the translation of a text that was written in another language.
        below = {page.translation_key for section in pages for page in with_everything_below(section)}
        found = {page.pk: page for page in pages}
        found |= {page.pk: page for page in originals(Page).filter(translation_key__in=below).specific()}
        pages = sorted(found.values(), key=lambda page: page.path)
    return pages + records(keys)


def records(keys: Iterable[UUID] | None = None) -> list[TranslatableMixin]:
    """Records that can be sent: all, or those by these keys."""
    found = []
    for model in record_models():
        of_model = originals(model)
        found += of_model if keys is None else of_model.filter(translation_key__in=list(keys))
    return found


def plan_for(texts: Sequence[TranslatableMixin], locales: Sequence[Locale], drafts: Iterable[UUID] = ()) -> Plan:
    """Pages above that a language lacks come along, for that language. A handful of queries, and one cut for each text
    that was never cut before."""
    drafts = set(drafts)
    above = _missing_above(texts, locales)
    lines = [Line(page, page.translation_key in drafts, is_above=True) for page, _needed in above]
    lines += [Line(text, text.translation_key in drafts) for text in texts]
    needed = {page.translation_key: wanted for page, wanted in above}
    known = _Known([line.key for line in lines])
    skipped = []
    for line in lines:
        words = known.words_of(line)
        for locale in locales:
            if line.key in needed and locale.pk not in needed[line.key]:
                continue
            if reason := known.why_not(line, locale):
                skipped.append(Skipped(line.text, locale, reason))
            else:
                line.words[locale.pk] = known.words_open(line, locale, words)
    return Plan(list(locales), lines, skipped)


def _missing_above(texts: Sequence[TranslatableMixin], locales: Sequence[Locale]) -> list[tuple[Page, set[int]]]:
    """Originals of live pages above that are not among the texts, with the locales in which they do not stand."""
    pages = [text for text in texts if isinstance(text, Page)]
    own = {page.path for page in pages}
    steps = range(2 * Page.steplen, max((len(path) for path in own), default=0), Page.steplen)
    paths = {path[:length] for path in own for length in steps if length < len(path)} - own
    known = {page.translation_key for page in pages}
    keys = set(Page.objects.filter(path__in=paths, live=True).values_list("translation_key", flat=True)) - known
    above = list(originals(Page).filter(translation_key__in=keys).order_by("path").specific())
    there = set(Page.objects.filter(translation_key__in=keys).values_list("translation_key", "locale_id"))
    found = []
    for page in above:
        missing = {locale.pk for locale in locales if (page.translation_key, locale.pk) not in there}
        if missing:
            found.append((page, missing))
    return found


class _Known:
    """What is known of some texts beforehand."""

    def __init__(self, keys: list[UUID]):
        self.sources = {source.key: source for source in Source.objects.filter(key__in=keys).defer("content")}
        self.taken = {
            (item.source.key, item.locale_id): item.job.title
            for item in JobItem.objects.open()
            .filter(source__key__in=keys)
            .select_related("job", "source")
            .defer("source__content")
        }
        found = Translation.objects.filter(Q(is_linked=True), source__key__in=keys)
        self.translations = {
            (key, locale): (state, words)
            for key, locale, state, words in found.values_list("source__key", "locale", "state", "words_open")
        }

    def words_of(self, line: Line) -> int:
        source = self.sources.get(line.key)
        if source is not None and not line.is_draft:
            return source.words
        text = line.text.get_latest_revision_as_object() if line.is_draft else line.text
        return sum(passage.words for passage in cut(text))

    def words_open(self, line: Line, locale: Locale, words: int) -> int:
        known = self.translations.get((line.key, locale.pk))
        return known[1] if known and not line.is_draft else words

    def why_not(self, line: Line, locale: Locale) -> str:
        if locale.pk == line.text.locale_id:
            return _("This is the language of the original.")
        if job := self.taken.get((line.key, locale.pk)):
            if line.is_draft:
                return _("In a job already: “%(job)s”. Its newest draft takes its place there.") % {"job": job}
            return _("In a job already: “%(job)s”.") % {"job": job}
        if line.is_draft:
            return ""
        if not line.text.live:
            return _("Not published. Choose its draft, to send that.")
        state = self.translations.get((line.key, locale.pk), ("", 0))[0]
        return _("Nothing to translate: it is current.") if state == State.CURRENT else ""
