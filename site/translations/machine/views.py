"""Asking a machine, for one translation or a whole job, and what machines have cost."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import rights
from ..asking import ask
from ..files.access import job_or_404, translation_or_404
from ..formats import format_number
from ..languages import Language
from ..models import MachineUsage
from .showing import panels_of, this_month

_MONTHS_SHOWN = 60


class MachineView(WagtailAdminTemplateMixin, TemplateView):
    """The translations in question, what machines did with them, and the button."""

    template_name = "translations/machine/machine.html"
    header_icon = "cogs"
    http_method_names = ["get", "head", "post"]

    @cached_property
    def translations(self):
        return [translation_or_404(self.request.user, self.kwargs["pk"])]

    @property
    def title(self) -> str:
        [translation] = self.translations
        return f"{translation.source.title} ({Language(translation.locale.language_code).name})"

    def get(self, request, *args, **kwargs):
        self.translations  # noqa: B018  404 before anything else
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        asked, refused = 0, []
        for translation in self.translations:
            try:
                asked += ask(translation, request.user)
            except ValidationError as error:
                refused += error.messages
        for problem in dict.fromkeys(refused):
            messages.error(request, problem)
        if asked:
            text = ngettext(
                "The machine was asked for %(count)d translation. Its words appear here when they are ready.",
                "The machine was asked for %(count)d translations. Their words appear here when they are ready.",
                asked,
            )
            messages.success(request, text % {"count": asked})
        elif not refused:
            messages.info(request, _("The machine has been asked already."))
        return redirect(request.path)

    def get_header_title(self):
        return _("Machine translation of %(title)s") % {"title": self.title}

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.get_header_title()},
        ]

    def get_context_data(self, **kwargs):
        panels = panels_of(self.translations)
        return super().get_context_data(
            **kwargs,
            panels=[(panel, Language(panel.translation.locale.language_code)) for panel in panels],
            may_ask=any(not panel.refusal for panel in panels),
            budget=this_month(),
        )


class JobMachineView(MachineView):
    """Of all open texts of a job."""

    def dispatch(self, request, *args, **kwargs):
        if not rights.may_give_jobs(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def found(self):
        return job_or_404(self.request.user, self.kwargs["pk"])

    @property
    def translations(self):
        return self.found[1]

    @property
    def title(self):
        return self.found[0].title


class UsageView(WagtailAdminTemplateMixin, TemplateView):
    """What was sent to machines, month by month, for those who give out work."""

    template_name = "translations/machine/usage.html"
    page_title = gettext_lazy("Machine translation")
    header_icon = "cogs"

    def dispatch(self, request, *args, **kwargs):
        if not rights.may_give_jobs(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        months = MachineUsage.objects.filter(characters__gt=0).order_by("-month", "translator")
        rows = [(row, format_number(row.characters)) for row in months[:_MONTHS_SHOWN]]
        return super().get_context_data(**kwargs, budget=this_month(), months=rows)
