"""Jobs: how far they are, and what officers do with their items."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.models import Locale

from accounts.models import User

from .. import attachments, jobs
from ..addresses import address_of_translation
from ..languages import Language, all_languages
from ..models import Job, JobItem
from ..people import translators_by_language
from ..rights import may_give_jobs, publishes
from .access import sees_everything
from .views import LookingView

_OPEN = Q(items__state__in=JobItem.OPEN_STATES)
_PER_PAGE = 50
_GIVEN = ngettext_lazy(
    "%(number)d text was given to somebody else.", "%(number)d texts were given to somebody else.", "number"
)
_WITHDRAWN = ngettext_lazy(
    "%(number)d text was taken out of the job.", "%(number)d texts were taken out of the job.", "number"
)
_TRIED_AGAIN = ngettext_lazy("%(number)d text is prepared anew.", "%(number)d texts are prepared anew.", "number")


def with_progress(found: QuerySet) -> QuerySet:
    """Jobs, newest first, with `total`, `waiting` (what is open) and `failed`."""
    return found.order_by("-created_at", "-pk").annotate(
        total=Count("items", filter=~Q(items__state=JobItem.State.WITHDRAWN)),
        waiting=Count("items", filter=_OPEN),
        failed=Count("items", filter=Q(items__state=JobItem.State.FAILED)),
    )


def late_jobs() -> QuerySet:
    is_open = JobItem.objects.open().values("job")
    return Job.objects.filter(due_on__lt=timezone.localdate(), pk__in=is_open)


class JobListView(LookingView):
    template_name = "translations/overview/jobs.html"
    page_title = _("Translation jobs")
    header_icon = "tasks"

    def may(self, user) -> bool:
        return sees_everything(user)

    def get_context_data(self, **kwargs):
        is_open = self.request.GET.get("show") != "all"
        found = with_progress(Job.objects.all())
        if is_open:
            found = found.filter(waiting__gt=0)
        paginator = Paginator(found, _PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        languages: dict[int, list[Language]] = {}
        items = JobItem.objects.filter(job__in=[job.pk for job in page]).order_by("locale")
        for job, code in items.values_list("job", "locale__language_code").distinct():
            languages.setdefault(job, []).append(Language(code))
        today = timezone.localdate()
        return super().get_context_data(
            jobs=[(job, job.total - job.waiting, languages.get(job.pk, []), is_late(job, today)) for job in page],
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            is_open=is_open,
            **kwargs,
        )


def is_late(job: Job, today) -> bool:
    return bool(job.due_on and job.due_on < today and job.waiting)


class JobView(LookingView):
    template_name = "translations/overview/job.html"
    header_icon = "tasks"
    http_method_names = ["get", "head", "post", "options"]

    def may(self, user) -> bool:
        return sees_everything(user)

    def dispatch(self, request, *args, **kwargs):
        if not self.may(request.user):
            raise PermissionDenied
        self.job = get_object_or_404(with_progress(Job.objects.select_related("created_by")), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.job)

    def get_breadcrumbs_items(self):
        here = super().get_breadcrumbs_items()
        return [here[0], {"url": reverse("translation_jobs"), "label": JobListView.page_title}, *here[1:]]

    def post(self, request, *args, **kwargs):
        if not may_give_jobs(request.user) or not request.user.has_perm("translations.change_job"):
            return self.http_method_not_allowed(request)
        try:
            said = self._act(request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=400)
        messages.success(request, said)
        return redirect("translation_job", self.job.pk)

    def _act(self, data) -> str:
        """What one of the buttons asks for; returns what was done, in words."""
        items = self.job.items.all()
        if "all" not in data:
            items = items.filter(pk__in=[number for number in data.getlist("item") if number.isdecimal()])
        if not items.exists():
            raise ValidationError(_("Please choose what is meant first."))
        match data.get("action"):
            case "assign":
                number, said = jobs.assign(items, _person(data.get("person", ""))), _GIVEN
            case "withdraw":
                number, said = jobs.withdraw(items), _WITHDRAWN
            case "retry":
                number, said = jobs.try_again(items), _TRIED_AGAIN
            case _:
                raise ValidationError(_("This cannot be done here."))
        return said % {"number": number}

    def get_context_data(self, **kwargs):
        job = self.job
        items = job.items.select_related("source__locale", "locale", "translation", "assignee").defer(
            "source__content", "translation__published", "translation__gaps"
        )
        if code := self.request.GET.get("language"):
            items = items.filter(locale__language_code=code)
        paginator = Paginator(items, 2 * _PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        may_open = may_give_jobs(self.request.user)
        shown = [
            {
                "item": item,
                "original": Language(item.source.locale.language_code),
                "language": Language(item.locale.language_code),
                "url": may_open and item.translation_id and address_of_translation(item.translation_id),
                "is_open": item.state in JobItem.OPEN_STATES,
            }
            for item in page
        ]
        return super().get_context_data(
            job=job,
            is_late=is_late(job, timezone.localdate()),
            languages=_by_language(job),
            items=shown,
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            people=self._people(),
            may_change=may_open,
            attachments=attachments.of_job(job) if may_open else [],
            may_publish=publishes(self.request.user),
            **kwargs,
        )

    def _people(self) -> list[User]:
        """Who may translate into any of the job's languages."""
        locales = Locale.objects.filter(pk__in=self.job.items.values("locale"))
        found = {person.pk: person for people in translators_by_language(locales).values() for person in people}
        return list(found.values())


def _person(value: str) -> User | None:
    if value == "nobody":
        return None
    person = User.objects.filter(pk=value, is_active=True).first() if value.isdecimal() else None
    if person is None:
        raise ValidationError(_("Please choose somebody."))
    return person


def _by_language(job: Job) -> list[tuple[Language, dict]]:
    """How far each language is."""
    counted = job.items.exclude(state=JobItem.State.WITHDRAWN).order_by("locale")
    found = counted.values("locale__language_code").annotate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=JobItem.State.DONE)),
        in_review=Count("pk", filter=Q(translation__stage="review", state=JobItem.State.OPEN)),
        words=Sum("translation__words_open", filter=Q(state__in=JobItem.OPEN_STATES), default=0),
    )
    by_code = {row["locale__language_code"]: row for row in found}
    return [(language, by_code[language.code]) for language in all_languages() if language.code in by_code]
