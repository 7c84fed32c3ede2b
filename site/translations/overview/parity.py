"""Parity: what share of the live originals each language has up to date; of all, and by topic and country.

Topics and countries are found by their fields, so that a new type of page counts by having them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, get_page_models

from taxonomy.models import CountryField, Term

from ..formats import format_percent, territory_name
from ..models import Translation
from ..models.words import State
from .rows import originals


@dataclass(frozen=True, slots=True)
class Share:
    """Of `of` originals in other languages, `current` are up to date in one."""

    current: int
    of: int

    @property
    def value(self) -> float | None:
        """None where there is nothing to translate."""
        return self.current / self.of if self.of else None

    @property
    def text(self) -> str:
        return "–" if self.value is None else format_percent(100 * self.value, 0)


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Parity:
    every: Line
    topics: list[Line]
    countries: list[Line]


def parity(locales: Sequence[Locale]) -> Parity:
    """Two queries, one for each field that says a topic or country, and two for the names of topics."""
    found = originals(Page).filter(live=True).order_by().values_list("pk", "translation_key", "locale_id")
    pages = {pk: (key, locale) for pk, key, locale in found}
    translations = Translation.objects.filter(state=State.CURRENT, is_linked=True)
    current = set(translations.values_list("source__key", "locale_id"))

    def line(name: str, some: Iterable[int]) -> Line:
        of, done = Counter(), Counter()
        for key, original in (pages[pk] for pk in some):
            for locale in locales:
                of[locale.pk] += original != locale.pk
                done[locale.pk] += original != locale.pk and (key, locale.pk) in current
        return Line(name, tuple(Share(done[locale.pk], of[locale.pk]) for locale in locales))

    topics, countries = _by_value(_topic_fields(), pages), _by_value(_country_fields(), pages)
    terms = Term.objects.of_kind(Term.Kind.TOPIC) if topics else []
    return Parity(
        line("", pages),
        [line(str(term.text), topics[term.pk]) for term in terms if term.pk in topics],
        sorted((line(territory_name(code), countries[code]) for code in countries), key=attrgetter("name")),
    )


def _by_value(fields: Iterator[tuple[type[Model], str, str]], pages: dict) -> dict[object, set[int]]:
    found = defaultdict(set)
    for model, page, value in fields:
        for pk, said in model.objects.order_by().values_list(page, value).distinct():
            if pk in pages and said:
                found[said].add(pk)
    return dict(found)


def _topic_fields() -> Iterator[tuple[type[Model], str, str]]:
    """Each with the names of its page and of itself, as in a query."""
    for model, page in _with_their_page():
        for field in _related_to(model, Term):
            if dict(field.get_limit_choices_to()).get("kind") == Term.Kind.TOPIC:
                yield model, page, field.attname


def _country_fields() -> Iterator[tuple[type[Model], str, str]]:
    for model, page in _with_their_page():
        for name in _countries_of(model):
            yield model, page, name
        if page == "pk":  # a page that stands for a record, and shows it only, has the record's country
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey) and field.model is model and not field.null:
                    yield from ((model, page, f"{field.name}__{name}") for name in _countries_of(field.related_model))


def _with_their_page() -> Iterator[tuple[type[Model], str]]:
    """Types of pages and of their parts, each with the name of the key of its page."""
    for model in get_page_models():
        if not model._meta.abstract:
            yield model, "pk"
            for relation in get_all_child_relations(model):
                if relation.field.model._meta.get_field(relation.field.name).related_model is model:
                    yield relation.related_model, relation.field.attname


def _related_to(model: type[Model], other: type[Model]) -> list[ForeignKey]:
    fields = model._meta.get_fields()
    return [field for field in fields if isinstance(field, ForeignKey) and field.related_model is other]


def _countries_of(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, CountryField)]
