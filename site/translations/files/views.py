"""Files of one translation and of a job: given out, looked at when they come back, brought in."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.models import Event
from audit.services import record

from ..exchange.bundles import MAX_ARCHIVE_BYTES
from ..exchange.documents import ExchangeError
from ..exchange.formats import FORMATS
from ..exchange.xml_trees import MAX_BYTES
from ..languages import Language
from ..models import Translation
from ..transfer import ChangedMeanwhileError, FileReport, bring_in, fingerprint, plan_for, plans_for
from .access import job_or_404, translation_or_404
from .rows import rows_of
from .waiting import ExpiredError, find, keep

_MOST_NAMED = 20


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # what is empty is told apart from what was not chosen
        error_messages={"required": gettext_lazy("Please choose a file.")},
    )


class FilesView(WagtailAdminTemplateMixin, TemplateView):
    """Ways to take files away, and a form to bring one back. What comes back is looked at, and waits."""

    header_icon = "download"
    http_method_names = ["get", "head", "post"]
    limit = MAX_BYTES
    space = ""

    @cached_property
    def translations(self) -> list[Translation]:
        raise NotImplementedError

    def plan(self, translations: list[Translation], data: bytes, name: str) -> list[FileReport]:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        self.translations  # noqa: B018  404 before anything else
        return super().dispatch(request, *args, **kwargs)

    @property
    def purpose(self) -> str:
        return f"{self.space}{self.kwargs['pk']}"

    def address(self, name: str, *args) -> str:
        return reverse(f"translation_files:{self.space}{name}", args=[self.kwargs["pk"], *args])

    def post(self, request, *args, **kwargs):
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.again(form.errors["file"][0], 422)
        file = form.cleaned_data["file"]
        if file.size > self.limit:
            size = self.limit // 1_000_000
            return self.again(_("The file is too big: at most %(size)d MB can be read.") % {"size": size}, 413)
        data = file.read()
        try:
            reports = self.plan(self.translations, data, file.name)
        except ExchangeError as error:
            return self.again(str(error), 422)
        if not any(report.plan for report in reports):
            return self.again("\n".join(f"{report.name}: {report.message}" for report in reports[:_MOST_NAMED]), 422)
        return redirect(self.address("report", keep(data, request.user, self.purpose, file.name)))

    def again(self, problem: str, status: int):
        return self.render_to_response(self.get_context_data(problem=problem), status=status)

    def get_header_title(self):
        return _("Files of %(title)s") % {"title": self.title}

    @property
    def title(self) -> str:
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.get_header_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs, form=UploadForm(), formats=FORMATS.values(), megabytes=self.limit // 1_000_000
        )


class ReportView(FilesView):
    """What a file would do, passage by passage, and the button that does it. `anew` has the form to upload it."""

    anew: type[FilesView]

    def dispatch(self, request, *args, **kwargs):
        self.translations  # noqa: B018  404 before anything else
        try:
            self.data, self.name = find(kwargs["word"], request.user, self.purpose)
        except ExpiredError:
            return self.from_anew(_("The file does not wait here any more. Please upload it again."), 410)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.shown()

    def shown(self, status: int = 200, problem: str = ""):
        try:
            reports = self.plan(self.translations, self.data, self.name)
        except ExchangeError as error:
            # The page may have changed since the file was looked at first.
            return self.from_anew(str(error), 422)
        context = self.get_context_data(
            files=[rows_of(report) for report in reports],
            file_name=self.name,
            expected=fingerprint(reports),
            count=sum(len(report.written) for report in reports),
            undoes=any(report.undoes_a_decision for report in reports),
            back_url=self.address("files"),
            problem=problem,
        )
        return self.render_to_response(context, status=status)

    def post(self, request, *args, **kwargs):
        def plan(fresh):
            return self.plan(fresh, self.data, self.name)

        try:
            count = self.bring_in(plan, request.POST.get("expected", ""))
        except ExchangeError as error:
            return self.from_anew(str(error), 422)
        except ChangedMeanwhileError:
            return self.changed()
        self.say_done(count)
        return redirect(self.address("files"))

    @transaction.atomic
    def bring_in(self, plan, expected: str) -> int:
        count = bring_in(self.translations, plan, self.request.user, expected)
        if count:
            codes = sorted({each.locale.language_code for each in self.translations})
            record(Event.TRANSLATION_IMPORTED, about=self.about, languages=codes, passages=count)
        return count

    def say_done(self, count: int) -> None:
        text = ngettext("%(count)d passage was brought in.", "%(count)d passages were brought in.", count)
        messages.success(self.request, text % {"count": count})

    def changed(self):
        """Somebody else was faster, or the button was pressed twice."""
        if not any(report.written for report in self.plan(self.translations, self.data, self.name)):
            messages.info(self.request, _("Nothing is left to bring in: all of it is there already."))
            return redirect(self.address("files"))
        return self.shown(
            409, _("The translation has changed since you saw this report. Nothing was brought in: please look again.")
        )

    def from_anew(self, problem: str, status: int):
        files = self.anew()
        files.setup(self.request, *self.args, **self.kwargs)
        return files.again(problem, status)


class OfPage:
    @cached_property
    def translations(self):
        return [translation_or_404(self.request.user, self.kwargs["pk"])]

    def plan(self, translations, data, name):
        return [plan_for(translations[0], data, name)]

    @property
    def about(self):
        return self.translations[0]

    @property
    def title(self):
        translation = self.translations[0]
        return f"{translation.source.title} ({Language(translation.locale.language_code).name})"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, translation=self.translations[0])


class OfJob:
    limit = MAX_ARCHIVE_BYTES
    space = "job_"

    @cached_property
    def found(self):
        return job_or_404(self.request.user, self.kwargs["pk"])

    @property
    def translations(self):
        return self.found[1]

    def plan(self, translations, data, name):
        return plans_for(translations, data, name)

    @property
    def about(self):
        return self.found[0]

    @property
    def title(self):
        return self.found[0].title

    def get_context_data(self, **kwargs):
        codes = dict.fromkeys(each.locale.language_code for each in self.translations)
        texts = {Language(code): [] for code in codes}
        for each in self.translations:
            texts[Language(each.locale.language_code)].append(each)
        return super().get_context_data(**kwargs, job=self.found[0], texts=texts)


class PageFilesView(OfPage, FilesView):
    template_name = "translations/files/page.html"


class PageReportView(OfPage, ReportView):
    template_name = "translations/files/report.html"
    anew = PageFilesView


class JobFilesView(OfJob, FilesView):
    template_name = "translations/files/job.html"


class JobReportView(OfJob, ReportView):
    template_name = "translations/files/report.html"
    anew = JobFilesView
