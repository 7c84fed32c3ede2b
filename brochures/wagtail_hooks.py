from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton, ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry

from .models import Brochure, BrochureCover, BrochureFile, BrochurePage
from .screens import EditionsView, may_manage


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
    uploaded = BrochureFile.objects.filter(cover__isnull=False).values("cover")
    return images.exclude(pk__in=uploaded).exclude(pk__in=BrochureCover.objects.values("image"))


@hooks.register("register_admin_urls")
def editions_url():
    return [path("brochures/<int:pk>/editions/", EditionsView.as_view(), name="brochure_editions")]


@hooks.register("register_snippet_listing_buttons")
def editions_of_a_record(snippet, user, next_url=None):
    if isinstance(snippet, Brochure) and may_manage(user):
        address = reverse("brochure_editions", args=[snippet.pk])
        yield ListingButton(_("Editions"), url=address, icon_name="doc-full", priority=15)


@hooks.register("register_page_header_buttons")
def editions_of_a_page(page, user, view_name, next_url=None):
    if isinstance(page, BrochurePage) and page.brochure_id and may_manage(user):
        address = reverse("brochure_editions", args=[page.brochure_id])
        yield HeaderButton(_("Editions"), url=address, icon_name="doc-full", priority=90)


@hooks.register("register_create_entry")
def create_brochure_page():
    return CreateEntry(
        "brochures.BrochurePage", icon="clipboard-list", order=40, description=_("A brochure to read and download.")
    )


@hooks.register("register_create_entry")
def create_brochure():
    return CreateEntry("brochures.Brochure", icon="doc-full", order=130, label=_("Brochure files"))
