from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry

from .models import Brochure, BrochureFile


class BrochureViewSet(SnippetViewSet):
    model = Brochure
    icon = "doc-full"
    menu_label = _("Brochure files")
    menu_order = 360
    add_to_admin_menu = True
    list_display = ["slug", "edition", "version", "published"]


register_snippet(BrochureViewSet)


# Covers are made and thrown away by themselves: a page that showed one would lose it.
@hooks.register("construct_image_chooser_queryset")
def offer_no_covers(images, request):
    return images.exclude(pk__in=BrochureFile.objects.filter(cover__isnull=False).values("cover"))


@hooks.register("register_create_entry")
def create_brochure_page():
    return CreateEntry(
        "brochures.BrochurePage", icon="clipboard-list", order=40, description=_("A brochure to read and download.")
    )


@hooks.register("register_create_entry")
def create_brochure():
    return CreateEntry("brochures.Brochure", icon="doc-full", order=130, label=_("Brochure files"))
