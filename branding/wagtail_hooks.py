from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry
from members.standing import standing_of

from .models import LogoKit


class LogoKitViewSet(SnippetViewSet):
    model = LogoKit
    icon = "image"
    menu_label = _("Logo files")
    menu_order = 370
    add_to_admin_menu = True
    list_display = ["slug", "version", "updated"]


register_snippet(LogoKitViewSet)


@hooks.register("register_create_entry")
def create_logo_page():
    return CreateEntry(
        "branding.LogoKitPage", icon="image", order=50, description=_("A logo, its files and its rules.")
    )


@hooks.register("register_create_entry")
def create_logo_kit():
    return CreateEntry("branding.LogoKit", icon="image", order=140, label=_("Logo files"))


@hooks.register("register_own_member_link")
def lead_to_the_badge(member):
    if standing_of(member) is None:
        return None
    return _("Badge and certificate"), reverse("own_badge:badge", args=[member.slug])
