from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import LogoKit


class LogoKitViewSet(SnippetViewSet):
    model = LogoKit
    icon = "image"
    menu_label = _("Logo files")
    menu_order = 370
    add_to_admin_menu = True
    list_display = ["slug", "version", "updated"]


register_snippet(LogoKitViewSet)
