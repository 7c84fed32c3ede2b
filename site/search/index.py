"""Keeping the index: what stands in it is what readers may find, each page in its own language."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from itertools import batched

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from accounts.roles import HOME_DEPTH
from accounts.visibility import closed_to_some
from pages.models import BasePage
from pages.searching import texts_of
from translations.analysis import index_words

from .engines import Words, engine
from .models import SearchEntry

AT_ONCE = 100
# From this weight on a text is the summary of its page.
_SUMMARY_WEIGHT = 2


def findable() -> QuerySet[Page]:
    """Pages that belong into the index, whoever may read them: live, no stand-ins for missing translations."""
    return Page.objects.filter(live=True, alias_of=None, depth__gte=HOME_DEPTH)


def index_pages(pks: Iterable[int]) -> None:
    """Bring the entries of some pages up to date, or take them out. Doing it again changes nothing."""
    pks = list(pks)
    with transaction.atomic():
        # Of two that index a page, the later one reads what the earlier one must not write over it.
        locked = findable().filter(pk__in=pks).select_for_update(of=["self"], no_key=True)
        pages = [page for page in locked.specific() if isinstance(page, BasePage)]
        SearchEntry.objects.filter(pk__in=set(pks) - {page.pk for page in pages}).delete()
        closed = set(closed_to_some(Page.objects.filter(pk__in=pks)).values_list("pk", flat=True))
        entries = [_entry_of(page, page.pk not in closed) for page in pages]
        changing = [field.name for field in SearchEntry._meta.fields if not field.primary_key]
        SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["page"], update_fields=changing)
        engine().write({page.pk: words_of(page) for page in pages})


def words_of(page: BasePage) -> Words:
    language = page.locale.language_code
    parts: dict[str, list[str]] = {"title": [], "summary": [], "body": []}
    for searched in texts_of(page):
        part = "summary" if searched.weight >= _SUMMARY_WEIGHT else "body"
        parts["title" if searched.name == "title" else part] += index_words(searched.text, language)
    return Words(**parts)


def _entry_of(page: BasePage, is_open: bool) -> SearchEntry:
    return SearchEntry(
        page_id=page.pk,
        locale_id=page.locale_id,
        translation_key=page.translation_key,
        section=section_of(page.path),
        is_open=is_open,
        dated=_date_of(page),
        indexed_at=timezone.now(),
    )


def section_of(path: str) -> str:
    return path[: Page.steplen * (HOME_DEPTH + 1)]


def _date_of(page: BasePage) -> datetime:
    own = getattr(page, "date", None)
    if isinstance(own, date) and not isinstance(own, datetime):
        own = datetime.combine(own, time(), UTC)
    return own or page.first_published_at or page.latest_revision_created_at or timezone.now()


def review_places(pages: Iterable[Page]) -> None:
    """After something was closed, opened or moved: where pages and all below lie, and whether all may read them."""
    for page in pages:
        below = Page.objects.filter(path__startswith=page.path)
        entries = SearchEntry.objects.filter(page__in=below.values("pk"))
        closed = closed_to_some(below).values("pk")
        entries.filter(page__in=closed, is_open=True).update(is_open=False)
        if page.depth > HOME_DEPTH:
            entries.update(section=section_of(page.path))
        entries.exclude(page__in=closed).filter(is_open=False).update(is_open=True)


def outdated() -> QuerySet[Page]:
    """Pages whose entry is missing, or older than what was published last."""
    known = SearchEntry.objects.filter(
        Q(page__last_published_at__isnull=True) | Q(indexed_at__gte=F("page__last_published_at"))
    )
    return findable().exclude(pk__in=known.values("pk"))


def mend(*, everything: bool = False, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Index what is missing or outdated, or everything, and forget what should not be there. Returns how many pages."""
    SearchEntry.objects.exclude(pk__in=findable().values("pk")).delete()
    pks = list((findable() if everything else outdated()).order_by("pk").values_list("pk", flat=True))
    done = 0
    for some in batched(pks, AT_ONCE, strict=False):
        index_pages(some)
        done += len(some)
        progress(done, len(pks))
    return done
