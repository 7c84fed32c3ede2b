from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from translations.launch import Check, Missing

from .models import SiteText


class SiteTextViewSet(SnippetViewSet):
    model = SiteText
    icon = "globe"
    menu_label = _("Site texts")
    menu_order = 450
    add_to_admin_menu = True
    list_display = ["network_name", "tagline", "locale"]


register_snippet(SiteTextViewSet)


@hooks.register("register_launch_check")
def site_texts_are_there(locales):
    """Without them, header and footer would speak another language."""
    texts = {text.locale_id: text for text in SiteText.objects.filter(locale__in=locales)}
    checks = {}
    for locale in locales:
        text = texts.get(locale.pk)
        checks[locale] = Check(_("Site texts of header and footer"))
        if text is None or not text.live:
            checks[locale].missing.append(_missing(text))
    return checks


def _missing(text: SiteText | None) -> Missing:
    viewset = SiteText.snippet_viewset
    if text is None:
        return Missing(gettext("There are none yet."), reverse(viewset.get_url_name("list")))
    return Missing(gettext("They are a draft."), reverse(viewset.get_url_name("edit"), args=[text.pk]))
