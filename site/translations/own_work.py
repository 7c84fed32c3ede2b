"""What waits for one translator: asked by the dashboard, the own list and the daily mail alike."""

from django.db.models import F, Q, QuerySet

from .models import JobItem, Translation
from .models.words import Stage, State
from .rights import languages_to_translate


def items_to_translate(user) -> QuerySet[JobItem]:
    """In somebody's hands and not in review; what was approved has become work again where words are open."""
    has_work = Q(translation__stage=Stage.WORK) | Q(translation__stage=Stage.APPROVED, translation__words_open__gt=0)
    items = JobItem.objects.filter(has_work, assignee=user, state=JobItem.State.OPEN)
    return items.select_related("job", "source", "source__locale", "locale", "translation").defer("source__content")


def fallen_behind(user) -> QuerySet[Translation]:
    """What somebody has translated, or nobody in particular, and whose original has changed; the oldest first.

    What is in a job again stands there.
    """
    languages = languages_to_translate(user)
    done = JobItem.objects.filter(Q(assignee=user) | Q(assignee=None), state=JobItem.State.DONE)
    # What was approved after the change only waits to be published; without a review there is no such time.
    to_follow = Q(stage=Stage.WORK) | Q(reviewed_at=None) | Q(reviewed_at__lt=F("stale_since"))
    changed = Translation.objects.filter(
        to_follow,
        is_linked=True,
        # Words for the change may be there and stopped by a check.
        state__in=[State.STALE, State.BLOCKED],
        # Of a draft, jobs tell.
        stale_since__isnull=False,
        pk__in=done.values("translation"),
    ).exclude(pk__in=JobItem.objects.open().filter(translation__isnull=False).values("translation"))
    if languages is not None:
        changed = changed.filter(locale__in=languages)
    return changed.select_related("source", "locale").defer("source__content").order_by("stale_since")
