from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import InlinePanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry

from .models import Member
from .representing import members_of


class MemberViewSet(SnippetViewSet):
    model = Member
    icon = "group"
    menu_label = _("Members")
    menu_order = 300
    add_to_admin_menu = True
    list_display = [
        *("short_name", "country", "region"),
        BooleanColumn("is_demonstration", label=capfirst(_("demonstration")), sort_key="is_demonstration"),
    ]
    list_filter = ["country", "is_demonstration"]
    list_export = ["short_name", "legal_name", "country", "region", "founded", "website", "companies", "figures_as_of"]
    list_per_page = 50


register_snippet(MemberViewSet)


@hooks.register("register_create_entry")
def create_showcase():
    return CreateEntry(
        "members.MemberShowcasePage", icon="group", order=30, description=_("One member presents itself.")
    )


@hooks.register("register_create_entry")
def create_member():
    return CreateEntry("members.Member", icon="group", order=110, label=_("Member record"))


@hooks.register("register_invitation_panel")
def invite_representatives():
    return InlinePanel("members_to_represent", heading=_("Speaks for"), label=_("member"))


@hooks.register("register_account_link")
def lead_to_the_members_own_pages(request):
    if members_of(request.user).exists():
        return _("Your organisation"), reverse("members_represented")
    return None
