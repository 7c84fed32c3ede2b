"""Jobs: given out, prepared in the task queue one text and language at a time, changed, and reckoned done."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, TranslatableMixin

from accounts.models import User

from .formats import language_name
from .models import Job, JobItem, Source
from .people import translators_into
from .sources import keep_source, source_of, specific
from .tasks import prepare_item


class NothingToDoError(ValidationError):
    """A job without a single item."""


def with_everything_below(page: Page) -> list[Page]:
    """A section: the page and all live pages below it in its language, parents before children."""
    below = page.get_descendants(inclusive=True).live().filter(locale=page.locale, alias_of=None)
    return list(below.order_by("path").specific())


@transaction.atomic
def create_job(
    job: Job,
    texts: Iterable[TranslatableMixin],
    locales: Iterable[Locale],
    assignees: dict[int, object] | None = None,
    *,
    drafts: Collection[UUID] = (),
    skipped: Collection[tuple[UUID, int]] = (),
) -> list[JobItem]:
    """Save a job with an item for each text and language, and have them prepared; what is in a job already is skipped.

    `assignees` maps ids of locales to people. The order of the texts is kept: parents come first. `drafts` are the keys
    of texts whose newest draft is sent; `skipped` pairs of a key and a locale's id. Raises NothingToDoError.
    """
    job.save()
    assignees = assignees or {}
    locales = list(locales)
    made = []
    for text in texts:
        wanted = [locale for locale in locales if (text.translation_key, locale.pk) not in skipped]
        if not wanted:
            continue
        source = _source_of(text, text.translation_key in drafts)
        taken = set(JobItem.objects.open().filter(source=source).values_list("locale_id", flat=True))
        made += [
            JobItem(job=job, source=source, locale=locale, assignee=assignees.get(locale.pk), words=source.words)
            for locale in wanted
            if locale.pk not in taken and locale.pk != source.locale_id
        ]
    if not made:
        raise NothingToDoError(_("All of this is in a job already, or needs no translation."))
    made = JobItem.objects.bulk_create(made)
    for item in made:
        prepare_item.enqueue(item.pk)
    return made


@transaction.atomic
def renew(texts: Iterable[TranslatableMixin], drafts: Collection[UUID]) -> list[JobItem]:
    """Cut the chosen drafts of texts anew that are in open jobs with an older state; returns their items.

    What is translated of them stays, and what changed is open.
    """
    chosen = {text.translation_key: text for text in texts if text.translation_key in drafts}
    known = Source.objects.filter(key__in=chosen, pk__in=JobItem.objects.open().values("source"))
    changed = []
    for key, *before in known.values_list("key", "digest", "is_draft"):
        source = _source_of(chosen[key], is_draft=True)
        if [source.digest, source.is_draft] != before:
            changed.append(source.pk)
    items = JobItem.objects.open().filter(source__in=changed).select_related("job", "source", "translation")
    renewed = list(items.defer("source__content"))
    for item in renewed:
        item.words = item.translation.words_open if item.translation else item.source.words
    JobItem.objects.bulk_update(renewed, ["words"])
    return renewed


def _source_of(text: TranslatableMixin, is_draft: bool) -> Source:
    if is_draft:
        return keep_source(specific(text).get_latest_revision_as_object(), is_draft=True)
    known = source_of(text)
    published_at = getattr(text, "last_published_at", None)
    # Cutting hundreds of pages takes a while; publishing has done it already.
    is_fresh = known and not known.is_draft and published_at and known.cut_at >= published_at
    return known if is_fresh else keep_source(text)


@transaction.atomic
def assign(items: QuerySet, person: User | None) -> int:
    """Give open items to somebody else, or to nobody. Raises ValidationError, and changes nothing, where the person
    may not translate into a language of them."""
    items = items.open()
    if person is not None:
        for locale in Locale.objects.filter(pk__in=items.values("locale")):
            if not translators_into(locale).filter(pk=person.pk).exists():
                raise ValidationError(
                    _("%(person)s may not translate into this language: %(language)s.")
                    % {"person": person, "language": language_name(locale.language_code)}
                )
    return items.update(assignee=person, assigned_at=timezone.now())


def withdraw(items: QuerySet) -> int:
    """Take open items out of their job. What was typed for them stays."""
    return items.open().update(state=JobItem.State.WITHDRAWN, done_at=timezone.now())


@transaction.atomic
def try_again(items: QuerySet) -> int:
    """Have items prepared that could not be."""
    failed = list(items.filter(state=JobItem.State.FAILED).values_list("pk", flat=True))
    JobItem.objects.filter(pk__in=failed).update(state=JobItem.State.WAITING, reason="")
    for pk in failed:
        prepare_item.enqueue(pk)
    return len(failed)
