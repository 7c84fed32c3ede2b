from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Brochure


class BrochureViewSet(SnippetViewSet):
    model = Brochure
    icon = "doc-full"
    menu_label = _("Brochure files")
    menu_order = 360
    add_to_admin_menu = True
    list_display = ["slug", "edition", "version", "published"]


register_snippet(BrochureViewSet)
