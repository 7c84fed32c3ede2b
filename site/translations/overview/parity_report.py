"""The report of parity, on a screen and as a spreadsheet."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook

from ..languages import Language
from .access import locales_in_order, sees_everything
from .export import harmless, workbook
from .parity import Line, Parity, parity
from .views import LookingView, OverviewView


class ParityView(LookingView):
    template_name = "translations/overview/parity.html"
    page_title = gettext_lazy("Parity of languages")
    header_icon = "globe"

    def may(self, user) -> bool:
        return sees_everything(user)

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            return self.spreadsheet()
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = super().get_breadcrumbs_items()
        return [*here[:-1], {"url": reverse("translation_overview"), "label": OverviewView.page_title}, here[-1]]

    @cached_property
    def languages(self) -> list[Language]:
        return [Language(locale.language_code) for locale in self.locales]

    @cached_property
    def locales(self) -> list:
        return locales_in_order()

    @cached_property
    def found(self) -> Parity:
        return parity(self.locales)

    def groups(self) -> list[tuple[str, list[Line]]]:
        found = self.found
        every = Line(_("All pages"), found.every.shares)
        return [(_("All"), [every]), (_("Topic"), found.topics), (_("Country"), found.countries)]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            languages=self.languages,
            every=list(zip(self.languages, self.found.every.shares, strict=True)),
            groups=[(name, lines) for name, lines in self.groups()[1:] if lines],
            **kwargs,
        )

    def spreadsheet(self):
        book = Workbook(write_only=True)
        sheet = book.create_sheet(_("Parity of languages")[:31])
        sheet.freeze_panes = "C2"
        for line in self._lines():
            sheet.append(line)
        return workbook(book, "parity")

    def _lines(self) -> Iterator[list]:
        heading = ["", _("Title")]
        for language in self.languages:
            heading += [language.name, f"{language.name}: {_('current')}", f"{language.name}: {_('originals')}"]
        yield heading
        for kind, lines in self.groups():
            for line in lines:
                numbers = (number for share in line.shares for number in (share.value, share.current, share.of))
                yield [kind, harmless(line.name), *numbers]
