from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Member


class MemberViewSet(SnippetViewSet):
    model = Member
    icon = "group"
    menu_label = _("Members")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["short_name", "country", "region", "is_demonstration"]
    list_filter = ["country", "is_demonstration"]
    list_export = ["short_name", "legal_name", "country", "region", "founded", "website", "companies", "figures_as_of"]
    list_per_page = 50


register_snippet(MemberViewSet)
