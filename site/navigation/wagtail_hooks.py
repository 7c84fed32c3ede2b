from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import SiteText


class SiteTextViewSet(SnippetViewSet):
    model = SiteText
    icon = "globe"
    menu_label = _("Site texts")
    menu_order = 450
    add_to_admin_menu = True
    list_display = ["network_name", "tagline", "locale"]


register_snippet(SiteTextViewSet)
