"""The overview: texts × languages, a screen at a time."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from ..languages import Language
from ..rights import may_give_jobs
from .access import columns_for, locales_in_order, may_look, sees_everything
from .cells import cells_of
from .export import spreadsheet
from .filters import OverviewForm
from .rows import row_of, rows

PER_PAGE = 50


class LookingView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever sees the overview at all."""

    _show_breadcrumbs = True
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self, user) -> bool:
        return may_look(user)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class OverviewView(LookingView):
    template_name = "translations/overview/overview.html"
    page_title = _("Translations")
    header_icon = "globe"

    def get(self, request, *args, **kwargs):
        self.locales = locales_in_order()
        self.form = OverviewForm(request.GET, locales=columns_for(request.user, self.locales), user=request.user)
        is_valid = self.form.is_valid()
        if is_valid and request.GET.get("export") == "xlsx":
            return spreadsheet(request.user, self.form.wanted(), self.form.columns)
        return self.render_to_response(self.get_context_data(), status=200 if is_valid else 400)

    def get_header_buttons(self):
        user, buttons = self.request.user, []
        if sees_everything(user):
            buttons.append(HeaderButton(_("Jobs"), url=reverse("translation_jobs"), icon_name="tasks"))
            buttons.append(HeaderButton(_("Parity"), url=reverse("translation_parity"), icon_name="table"))
        if user.has_perm("translations.change_memoryunit"):
            address = reverse("translation_memory_files")
            buttons.append(HeaderButton(_("Translation memory"), url=address, icon_name="history"))
        return buttons

    def get_context_data(self, **kwargs):
        form = self.form
        found = rows(self.request.user, form.wanted()) if form.is_valid() else []
        paginator = WagtailPaginator(found, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        shown = [row_of(values) for values in page.object_list]
        columns = form.columns
        cells = cells_of(shown, columns, self.request.user)
        codes = {locale.pk: locale.language_code for locale in self.locales}
        listed = [(row, Language(codes[row.language]), cells[row.key]) for row in shown]
        return super().get_context_data(
            form=form,
            columns=[(locale.language_code, Language(locale.language_code)) for locale in columns],
            rows=listed,
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            may_give_jobs=may_give_jobs(self.request.user),
            **kwargs,
        )
