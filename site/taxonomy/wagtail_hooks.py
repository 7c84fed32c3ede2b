from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    menu_label = _("Code lists")
    menu_order = 500
    add_to_admin_menu = True
    list_display = ["__str__", "kind", "code"]
    list_filter = ["kind"]
    search_fields = ["code", "labels__text"]
    list_per_page = 50


register_snippet(TermViewSet)
