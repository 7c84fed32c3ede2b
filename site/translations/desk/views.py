"""The side-by-side editor. It works as one form; the script saves each row by itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .. import attachments, rights
from ..languages import Language
from ..models import Translation
from ..models.words import Stage
from ..release import next_hindrances
from ..sheets import Sheet
from .access import translation_or_404
from .acting import act, may_publish_now, may_review_now
from .preview import can_be_previewed
from .rows import FILTERS, Problem, Row, counts_of, look_up, rows_of
from .saving import save, typed_in


def desk_breadcrumbs(*items: tuple[str, str]) -> list[dict]:
    """From the front page of the admin to where one is, whose address is empty."""
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("translation_desk:queue"), "label": _("My translations")},
        *({"url": url, "label": label} for url, label in items),
    ]


def filter_names() -> dict[str, str]:
    return {
        "all": pgettext("passages", "All"),
        "open": pgettext("passages", "Open"),
        "changed": pgettext("passages", "Changed"),
        "findings": pgettext("passages", "With findings"),
    }


class EditorView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/desk/editor.html"
    header_icon = "wagtail-localize-language"
    http_method_names = ["get", "head", "post"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.problems: list[Problem] = []
        self.refused: list[str] = []

    @cached_property
    def translation(self) -> Translation:
        return translation_or_404(self.request.user, self.kwargs["pk"])

    @property
    def show(self) -> str:
        wanted = self.request.GET.get("show", "all")
        return wanted if wanted in FILTERS else "all"

    def get(self, request, *args, **kwargs):
        self.translation  # noqa: B018  404 before anything else
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        translation, button = self.translation, request.POST.get("do", "save")
        self.problems = save(translation, typed_in(request.POST), request.user)
        if self.problems:
            return self._again(409 if any(problem.status == 409 for problem in self.problems) else 422)
        name, _colon, rest = button.partition(":")
        if name == "save":
            messages.success(request, _("Saved."))
        elif name != "look-up":
            try:
                messages.success(request, act(translation, request.user, button, request.POST))
            except ValidationError as error:
                self.refused = error.messages
                return self._again(422)
        return redirect(self._address(rest.partition(":")[0] if name != "resolve" else "", name == "look-up"))

    def _again(self, status: int):
        """What was typed stands in the form, saved or not."""
        self.__dict__.pop("translation", None)
        return self.render_to_response(self.get_context_data(), status=status)

    def _address(self, digest: str, looks_up: bool) -> str:
        query = {"show": self.show} if self.show != "all" else {}
        if looks_up:
            query["memory"] = digest
        address = reverse("translation_desk:editor", args=[self.translation.pk], query=query)
        return f"{address}#p-{digest}" if digest else address

    def get_header_title(self):
        return _("%(title)s into %(language)s") % {
            "title": self.translation.source.title,
            "language": Language(self.translation.locale.language_code).name,
        }

    def get_breadcrumbs_items(self):
        return desk_breadcrumbs(("", self.translation.source.title))

    def get_context_data(self, **kwargs):
        translation, user = self.translation, self.request.user
        sheet = Sheet(translation)
        every = rows_of(sheet, self.problems)
        shown = [row for row in every if FILTERS[self.show](row) or row.problem]
        asked = self.request.GET.get("memory", "")
        for row in every:
            if row.digest == asked:
                look_up(translation, row)
        known = {row.digest for row in every}
        hindering = next_hindrances(sheet)
        reasons = self._reasons({hindrance.message for hindrance in hindering})
        return super().get_context_data(
            **kwargs,
            translation=translation,
            source_language=Language(translation.source.locale.language_code),
            target_language=Language(translation.locale.language_code),
            rows=shown,
            lost=[problem for problem in self.problems if problem.typed.digest not in known],
            problems=self.problems,
            is_refused=bool(self.refused),
            reasons=reasons,
            # Open where it says what was refused, and not where that has another reason.
            is_list_open=len(reasons) < len(self.refused),
            filters=self._filters(every),
            hindrances=hindering,
            remarks=translation.comments.filter(digest="", is_resolved=False).select_related("author"),
            **self._job(),
            **self._links(sheet),
            **self._rights(user),
        )

    def _reasons(self, listed: set[str]) -> list[str]:
        """Why a button was refused, but for what the list says anyway."""
        return [message for message in self.refused if message not in listed]

    def _filters(self, rows: list[Row]) -> list[dict]:
        counts = counts_of(rows)
        return [
            {
                "code": name,
                "name": label,
                "url": "?" if name == "all" else f"?show={name}",
                "is_current": name == self.show,
                "count": counts[name],
            }
            for name, label in filter_names().items()
        ]

    def _job(self) -> dict:
        """The job that it is in now: there is one at most."""
        items = self.translation.items.open().select_related("job").prefetch_related("job__attachments")
        item = items.first()
        if item is None or not attachments.jobs_open_to(self.request.user, [item.job_id]):
            return {}
        return {"job": item.job, "attachments": attachments.of_job(item.job)}

    def _links(self, sheet: Sheet) -> dict:
        original, target = sheet.original, sheet.target
        is_read = isinstance(original, Page) and original.live
        return {
            "original_url": original.full_url if is_read else None,
            "live_url": target.full_url if isinstance(target, Page) and target.live else None,
            "has_preview": original is not None and target is not None and can_be_previewed(sheet.source),
        }

    def _rights(self, user) -> dict:
        translation = self.translation
        return {
            "is_in_review": translation.stage == Stage.REVIEW,
            # Also before a word is changed: rows save themselves, and the page is not drawn again.
            "can_send": translation.stage != Stage.REVIEW and not may_publish_now(translation, user),
            "can_review": may_review_now(translation, user),
            "is_own": translation.sent_by_id == user.pk,
            "can_publish": may_publish_now(translation, user),
            "can_publish_with_gaps": rights.may_publish_with_gaps(user, translation.locale),
            "can_unlink": rights.may_publish_in(user, translation.locale),
        }
