"""The rows of the overview: every original, page or record, narrowed down and sorted in the database.

Pages and records are joined by UNION; what is asked of their translations is asked in each part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower
from django.utils.text import capfirst
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail_localize.fields import get_translatable_fields

from ..analysis import fold
from ..folded import Folded
from ..models import Source, Translation
from ..models.words import State
from ..rights import known_to, translations_for
from .access import sees_everything

NONE, OWN = "none", "own"
_FIELDS = ("row_key", "row_pk", "row_kind", "row_language", "row_title", "row_published", "row_rank")
_NEVER, _LONG_AGO = datetime(9999, 1, 1, tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    key: UUID
    pk: int
    kind: int
    language: int
    title: str
    published_at: datetime | None

    @property
    def model(self) -> type[TranslatableMixin]:
        return ContentType.objects.get_for_id(self.kind).model_class()

    @property
    def kind_name(self) -> str:
        return capfirst(self.model._meta.verbose_name)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: `locales` are the columns; `section` is a page's path."""

    locales: tuple[int, ...]
    text: str = ""
    state: str = ""
    kind: int | None = None
    section: str = ""
    is_stale: bool = False
    sort: str = "title"


def record_models() -> list[type[TranslatableMixin]]:
    """Records with drafts in every language. Parts of pages are translated with their page."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin) and issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def rows(user, wanted: Wanted) -> QuerySet:
    """Tuples for `row_of`; any slice of them is one query."""
    parts = []
    for model in (Page, *record_models()):
        if wanted.section and model is not Page:
            continue
        if wanted.kind and not _is_of_kind(model, wanted.kind):
            continue
        parts.append(_part(model, user, wanted))
    first, *others = parts or [_part(Page, user, wanted).none()]
    found = first.union(*others, all=True) if others else first
    is_falling = wanted.sort in ("words", "published")
    return found.order_by("-row_rank" if is_falling else "row_rank", "row_pk")


def row_of(values: tuple) -> Row:
    return Row(*values[:-1])


def _is_of_kind(model, kind: int) -> bool:
    wanted = ContentType.objects.get_for_id(kind).model_class()
    return issubclass(wanted, model)


def _part(model, user, wanted: Wanted) -> QuerySet:
    found = originals(model)
    title = title_for(user) if model is Page else F(_name_of(model))
    kind = F("content_type_id")
    if model is not Page:
        kind = Value(ContentType.objects.get_for_model(model).pk, output_field=IntegerField())
    elif wanted.kind:
        found = found.filter(content_type_id=wanted.kind)
    if not sees_everything(user):
        of_jobs = Q(translation_key__in=translations_for(user).values("source__key"))
        found = found.filter(of_jobs | (Q(pk__in=known_to(user)) if model is Page else Q(live=True)))
    if wanted.section:
        found = found.filter(path__startswith=wanted.section)
    found = found.annotate(
        row_key=F("translation_key"),
        row_pk=F("pk"),
        row_kind=kind,
        row_language=F("locale_id"),
        row_title=title,
        row_published=F("last_published_at"),
        row_rank=_rank(model, wanted, title),
    )
    if words := wanted.text.split():
        found = found.alias(row_folded=Folded("row_title"))
        for word in words:
            found = found.filter(row_folded__contains=fold(word))
    condition = _state(model, wanted)
    return (found if condition is None else found.filter(condition)).order_by().values_list(*_FIELDS)


def title_for(user):
    """What somebody calls a page: its newest draft's title is for those who may look at that."""
    if sees_everything(user):
        return F("draft_title")
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    given = Source.objects.filter(translations__in=translations_for(user))
    # Of what was given out, what it was called then.
    as_given = Subquery(given.filter(key=OuterRef("translation_key")).values("title")[:1])
    return Case(When(pk__in=own.order_by().values("pk"), then=F("draft_title")), default=Coalesce(as_given, F("title")))


def originals(model) -> QuerySet:
    """Of each text the version that is translated: known since it was first given out; else that in the first language,
    or the oldest one."""
    source = Source.objects.filter(key=OuterRef("translation_key"))
    versions = model.objects.filter(translation_key=OuterRef("translation_key")).order_by()
    first = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).values("pk")
    is_first = Q(locale__in=first)
    is_only = ~Exists(versions.filter(locale__in=first)) & ~Exists(versions.filter(pk__lt=OuterRef("pk")))
    is_original = Exists(source.filter(locale=OuterRef("locale"))) | (~Exists(source) & (is_first | is_only))
    found = model.objects.filter(is_original)
    return found.filter(depth__gt=1, alias_of=None) if model is Page else found


def _name_of(model) -> str:
    """The field that says what a record is called: the first one with words in a line."""
    names = (field.field_name for field in get_translatable_fields(model))
    return next(name for name in names if isinstance(model._meta.get_field(name), CharField))


def _translations(wanted: Wanted, key=None) -> QuerySet:
    key = OuterRef("translation_key") if key is None else key
    return Translation.objects.filter(source__key=key, is_linked=True, locale__in=wanted.locales).order_by()


def _rank(model, wanted: Wanted, title):
    by_source = _translations(wanted).values("source__key")
    if wanted.sort == "words":
        begun = Coalesce(Subquery(by_source.annotate(found=Sum("words_open")).values("found")), 0)
        versions = model.objects.filter(translation_key=OuterRef("translation_key"), locale__in=wanted.locales)
        by_key = versions.order_by().values("translation_key")
        number = Coalesce(Subquery(by_key.annotate(found=Count("pk")).values("found")), 0)
        whole = Source.objects.filter(key=OuterRef("translation_key")).values("words")
        return begun + Coalesce(Subquery(whole), 0) * (len(wanted.locales) - number)
    if wanted.sort == "stale":
        oldest = Subquery(by_source.annotate(found=Min("stale_since")).values("found"))
        return Coalesce(oldest, Value(_NEVER, output_field=DateTimeField()))
    if wanted.sort == "published":
        return Coalesce(F("last_published_at"), Value(_LONG_AGO, output_field=DateTimeField()))
    return Lower(title)


def _state(model, wanted: Wanted):
    conditions = []
    if wanted.is_stale:
        conditions.append(Exists(_translations(wanted).filter(stale_since__isnull=False)))
    if wanted.state in State.values:
        conditions.append(Exists(_translations(wanted).filter(state=wanted.state)))
    elif wanted.state:
        key = OuterRef(OuterRef("translation_key"))
        version = Exists(model.objects.filter(translation_key=key, locale=OuterRef("pk")).order_by())
        without = Locale.objects.filter(
            ~Exists(_translations(wanted, key).filter(locale=OuterRef("pk"))),
            version if wanted.state == OWN else ~version,
            pk__in=wanted.locales,
        ).exclude(pk=OuterRef("locale_id"))
        conditions.append(Exists(without))
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else conditions[0] & conditions[1]


def all_rows(user, wanted: Wanted) -> Iterable[Row]:
    return (row_of(values) for values in rows(user, wanted).iterator(chunk_size=500))
