from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry

from .models import Dataset


class DatasetViewSet(SnippetViewSet):
    model = Dataset
    icon = "table"
    menu_label = _("Datasets")
    menu_order = 350
    add_to_admin_menu = True
    list_display = [
        *("slug", "unit", "source", "source_published"),
        BooleanColumn("is_redistributable", label=capfirst(_("may be downloaded")), sort_key="is_redistributable"),
    ]
    list_filter = ["unit", "is_redistributable"]


register_snippet(DatasetViewSet)


@hooks.register("register_create_entry")
def create_insight():
    return CreateEntry(
        "insights.InsightPage", icon="order", order=20, description=_("Figures with their source, and a chart.")
    )


@hooks.register("register_create_entry")
def create_dataset():
    return CreateEntry("insights.Dataset", icon="table", order=120)
