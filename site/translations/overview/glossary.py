"""The glossary in the admin: officers keep it, translators read it."""

import django_filters
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale

from ..collation import in_order
from ..languages import Language
from ..models import GlossaryTerm


class GlossaryFilterSet(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(label=_("Language of the term"), queryset=Locale.objects.all())
    values__locale = django_filters.ModelChoiceFilter(label=_("With a word in"), queryset=Locale.objects.all())

    class Meta:
        model = GlossaryTerm
        fields = ["locale", "values__locale", "do_not_translate"]


class GlossaryIndexView(generic.IndexView):
    results_template_name = "translations/overview/glossary_results.html"
    # Of what a search does not find; the model's own name is that of the screen.
    verbose_name_plural = _("glossary terms")

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset.order_by(in_order("term"))

    def get_base_queryset(self):
        has_word = Q(values__value__gt="")
        return super().get_base_queryset().annotate(words=Count("values", filter=has_word, distinct=True))

    @cached_property
    def header_more_buttons(self):
        address = reverse("translation_glossary_files")
        return [*super().header_more_buttons, Button(_("Files"), url=address, icon_name="download", priority=50)]


class GlossaryTermView(generic.InspectView):
    """A term with its words, for those who do not change it."""

    template_name = "translations/overview/glossary_term.html"

    def get_context_data(self, **kwargs):
        values = self.object.values.select_related("locale").order_by("locale__language_code")
        return super().get_context_data(
            term=self.object,
            language=Language(self.object.locale.language_code),
            values=[(Language(value.locale.language_code), value) for value in values],
            **kwargs,
        )


class GlossaryViewSet(ModelViewSet):
    model = GlossaryTerm
    name = "glossary"
    url_prefix = "translations/glossary"
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 445
    add_to_admin_menu = True
    index_view_class = GlossaryIndexView
    inspect_view_class = GlossaryTermView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = [
        "term",
        Column("locale", label=_("Language"), accessor=lambda term: Language(term.locale.language_code).name),
        Column(
            "do_not_translate",
            label=capfirst(_("not translated")),
            accessor=lambda term: capfirst(_("not translated")) if term.do_not_translate else "",
            sort_key="do_not_translate",
        ),
        Column("words", label=_("Translations"), sort_key="words"),
    ]
    filterset_class = GlossaryFilterSet
    search_fields = ["term", "note", "values__value"]
    list_per_page = 50
    panels = [
        FieldPanel("term"),
        FieldPanel("locale"),
        FieldPanel("note"),
        MultiFieldPanel([FieldPanel("do_not_translate"), FieldPanel("is_case_sensitive")], heading=_("How it is used")),
        InlinePanel("values", heading=_("In other languages"), label=_("Language")),
    ]
