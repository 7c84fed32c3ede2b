"""Files of the glossary and of the memory: taken away, looked through, taken over."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from audit.models import Event
from audit.services import record

from ..exchange.documents import ExchangeError
from ..exchange.glossary_csv import read_csv, write_csv
from ..exchange.glossary_tbx import read_tbx, write_tbx
from ..exchange.memory_files import read_tmx, write_tmx
from ..exchange.xml_trees import MAX_BYTES
from ..glossary_files import Report, entries_of_memory, rows_of_glossary, take_glossary, take_memory
from ..languages import Language
from ..models import GlossaryTerm, MemoryUnit
from .access import locales_in_order
from .views import LookingView


class FileForm(forms.Form):
    """A file to look through or to take over; of a glossary also the language of its terms."""

    file = forms.FileField(label=_("File"))
    language = forms.ChoiceField(label=_("Language of the terms"))

    def __init__(self, *args, locales: list[Locale], has_language: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [
            (locale.language_code, Language(locale.language_code).name) for locale in locales
        ]
        if not has_language:
            del self.fields["language"]

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        # Not read before that is known.
        if file.size > MAX_BYTES:
            text = _("The file is too big: at most %(size)d MB can be read.")
            raise forms.ValidationError(text % {"size": MAX_BYTES // 1_000_000})
        return file.read()


class FilesView(LookingView):
    """GET shows the form or, with `format`, gives a file; POST looks through a file, or takes it over (`take`)."""

    template_name = "translations/overview/files.html"
    header_icon = "download"
    http_method_names = ["get", "head", "post", "options"]
    has_language = False
    read_right = change_right = ""
    formats: tuple[str, ...] = ()
    report: Report | None = None

    def may(self, user) -> bool:
        return user.has_perm(self.read_right) or user.has_perm(self.change_right)

    def dispatch(self, request, *args, **kwargs):
        self.locales = locales_in_order()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if "format" in request.GET:
            return self._given(request.GET)
        return self._show(self._form())

    def post(self, request, *args, **kwargs):
        if not request.user.has_perm(self.change_right):
            return self.http_method_not_allowed(request)
        form = self._form(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, 400)
        try:
            self.report = self._taken(form.cleaned_data, only_look="take" not in request.POST)
        except ExchangeError as error:
            for message in error.messages:
                form.add_error("file", message)
            return self._show(form, 400)
        if "take" in request.POST:
            messages.success(request, _("The file was taken over."))
        return self._show(self._form())

    def _given(self, asked) -> HttpResponse:
        answer = self.give(asked)
        if self.request.method == "GET":
            code = asked["format"] if asked["format"] in self.formats else self.formats[0]
            record(Event.TRANSLATION_EXPORTED, about=(self.model._meta.label_lower, ""), format=code)
        return answer

    @transaction.atomic
    def _taken(self, data: dict, *, only_look: bool) -> Report:
        report = self.take(data, only_look=only_look)
        if not only_look:
            about = (self.model._meta.label_lower, "")
            record(Event.TRANSLATION_IMPORTED, about=about, added=report.added, changed=report.changed)
        return report

    def take(self, data: dict, *, only_look: bool) -> Report:
        raise NotImplementedError

    def give(self, asked) -> HttpResponse:
        raise NotImplementedError

    def chosen(self, asked, name: str) -> Locale:
        found = [locale for locale in self.locales if locale.language_code == asked.get(name)]
        return found[0] if found else self.locales[0]

    def _form(self, *args) -> FileForm:
        return FileForm(*args, locales=self.locales, has_language=self.has_language)

    def _show(self, form: FileForm, status: int = 200):
        context = self.get_context_data(
            form=form,
            report=self.report,
            is_taken="take" in self.request.POST,
            may_change=self.request.user.has_perm(self.change_right),
            languages=[(locale.language_code, Language(locale.language_code)) for locale in self.locales],
            formats=self.formats,
            has_target=not self.has_language,
        )
        return self.render_to_response(context, status=status)


class GlossaryFilesView(FilesView):
    page_title = _("Files of the glossary")
    model = GlossaryTerm
    has_language = True
    read_right, change_right = "translations.view_glossaryterm", "translations.change_glossaryterm"
    formats = ("csv", "tbx")

    def take(self, data: dict, *, only_look: bool) -> Report:
        locale = self.chosen(data, "language")
        is_xml = data["file"].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        rows = (read_tbx if is_xml else read_csv)(data["file"], locale.language_code)
        return take_glossary(rows, locale, only_look=only_look)

    def give(self, asked) -> HttpResponse:
        locale = self.chosen(asked, "source")
        rows = rows_of_glossary(locale)
        if asked["format"] == "tbx":
            return _attachment(write_tbx(rows, locale.language_code), "application/x-tbx+xml", "glossary", "tbx")
        others = [other.language_code for other in self.locales if other != locale]
        return _attachment(write_csv(rows, others), "text/csv; charset=utf-8", "glossary", "csv")


class MemoryFilesView(FilesView):
    page_title = _("Files of the translation memory")
    model = MemoryUnit
    read_right = change_right = "translations.change_memoryunit"
    formats = ("tmx",)

    def take(self, data: dict, *, only_look: bool) -> Report:
        return take_memory(read_tmx(data["file"]), self.request.user, only_look=only_look)

    def give(self, asked) -> HttpResponse:
        source, target = self.chosen(asked, "source").language_code, self.chosen(asked, "target").language_code
        data = write_tmx(entries_of_memory(source, target), source, timezone.now())
        return _attachment(data, "application/x-tmx+xml", f"memory-{source}-{target}", "tmx")


def _attachment(data: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.{ending}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{filename}"'})
