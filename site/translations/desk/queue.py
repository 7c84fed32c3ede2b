"""One's own work: what was given to somebody, what nobody has taken yet, and what waits for a look."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from assets.models import CustomDocument

from .. import attachments, rights
from ..languages import Language
from ..models import Comment, Job, JobItem, Translation
from ..models.words import Stage
from ..own_work import fallen_behind

# A list for one person: who has more is shown the most urgent ones.
MOST = 200


@dataclass
class Entry:
    item: JobItem
    is_own: bool

    @property
    def language(self) -> Language:
        return Language(self.item.locale.language_code)

    @property
    def words_left(self) -> int:
        return self.item.translation.words_open if self.item.translation else self.item.words

    @property
    def returned(self) -> Comment | None:
        return returned(self.item.translation) if self.item.translation else None


@dataclass
class Group:
    job: Job
    entries: list[Entry]

    @property
    def is_late(self) -> bool:
        return self.job.due_on is not None and self.job.due_on < _today()

    @property
    def attachments(self) -> list[CustomDocument]:
        return attachments.of_job(self.job)

    @property
    def words_left(self) -> int:
        return sum(entry.words_left for entry in self.entries)


def _with_remarks(lookup: str) -> Prefetch:
    """What reviewers have said about a whole text and nobody has settled."""
    remarks = Comment.objects.filter(digest="", is_resolved=False).select_related("author")
    return Prefetch(lookup, remarks, to_attr="remarks")


def returned(translation: Translation) -> Comment | None:
    """The reviewer's words for one that came back and was not sent again; of translations read with their remarks."""
    if translation.stage != Stage.WORK or translation.sent_at is None:
        return None
    since = [remark for remark in translation.remarks if remark.created_at >= translation.sent_at]
    return since[-1] if since else None


def _today() -> date:
    return timezone.localdate()


def takes_part(user) -> bool:
    """Whether somebody translates at all."""
    languages = rights.languages_to_translate(user)
    return languages is None or bool(languages)


def items_for(user) -> QuerySet:
    """Open items of the own languages: one's own and those that nobody has."""
    found = JobItem.objects.open().filter(Q(assignee=user) | Q(assignee=None))
    languages = rights.languages_to_translate(user)
    if languages is not None:
        found = found.filter(locale__in=languages)
    return found.filter(Q(translation=None) | Q(translation__is_linked=True))


def groups_for(user) -> list[Group]:
    """By job: urgent work first, then what is due before the rest, and what has no date last."""
    items = (
        items_for(user)
        .select_related("job", "source", "locale", "translation")
        .prefetch_related("job__attachments", _with_remarks("translation__comments"))
        .defer("source__content")
        .annotate(undated=Case(When(job__due_on=None, then=Value(1)), default=Value(0), output_field=IntegerField()))
        .order_by("job__priority", "undated", "job__due_on", "job__created_at", "job_id", "source__title", "locale_id")[
            :MOST
        ]
    )
    return [
        Group(job, [Entry(item, item.assignee_id == user.pk) for item in found])
        for job, found in groupby(items, key=lambda item: item.job)
    ]


def changed_since(user) -> list[dict]:
    found = fallen_behind(user).prefetch_related(_with_remarks("comments"))[:MOST]
    return [_told(translation) | {"returned": returned(translation)} for translation in found]


def _told(translation: Translation) -> dict:
    return {"translation": translation, "language": Language(translation.locale.language_code)}


def waiting_for_review(user) -> list[dict]:
    """What others have sent, oldest first, of those languages in which somebody reviews."""
    sent = (
        rights.translations_for(user)
        .filter(stage=Stage.REVIEW)
        .exclude(sent_by=user)
        .select_related("source", "locale", "sent_by")
        .defer("source__content")
        .order_by("sent_at")[:MOST]
    )
    may = {}
    found = []
    for translation in sent:
        if translation.locale_id not in may:
            may[translation.locale_id] = rights.may_review(user, translation.locale)
        if may[translation.locale_id]:
            found.append(_told(translation))
    return found


class QueueView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/desk/queue.html"
    page_title = gettext_lazy("My translations")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        if not takes_part(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            **kwargs, groups=groups_for(user), reviews=waiting_for_review(user), changed=changed_since(user)
        )


@require_POST
def take(request, pk: int):
    """Take an item that nobody has. Of two at once, one gets it, and the other is told."""
    if not takes_part(request.user):
        raise Http404
    languages = rights.languages_to_translate(request.user)
    items = JobItem.objects.open() if languages is None else JobItem.objects.open().filter(locale__in=languages)
    item = get_object_or_404(items, pk=pk)
    is_taken_now = JobItem.objects.filter(pk=pk, assignee=None).update(assignee=request.user)
    if not is_taken_now and item.assignee_id != request.user.pk:
        messages.warning(request, _("Somebody else has taken it a moment ago."))
        return redirect("translation_desk:queue")
    messages.success(request, _("“%(title)s” is yours now.") % {"title": item.source.title})
    if item.translation_id:
        return redirect("translation_desk:editor", item.translation_id)
    return redirect("translation_desk:queue")
