from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editing.create_entries import CreateEntry
from members.standing import standing_of

from .models import LogoKit
from .screens import StateColumn, WatchedColumn, kit_progress
from .terms_reports import AcceptedTermsReport, MissingTermsReport


class LogoKitViewSet(SnippetViewSet):
    model = LogoKit
    icon = "image"
    menu_label = _("Logo files")
    menu_order = 370
    add_to_admin_menu = True
    list_display = [
        "slug",
        WatchedColumn("version", label=capfirst(_("version")), sort_key="version"),
        WatchedColumn("updated", label=capfirst(_("updated")), sort_key="updated"),
        StateColumn("state", label=_("State")),
    ]


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


@hooks.register("register_admin_urls")
def show_how_far_a_kit_is():
    return [path("logo-kits/<int:pk>/progress/", kit_progress, name="logo_kit_progress")]


@hooks.register("register_admin_urls")
def show_who_accepted_terms():
    accepted, missing = AcceptedTermsReport, MissingTermsReport
    return [
        path("reports/logo-terms/", accepted.as_view(), name="logo_terms_accepted"),
        path("reports/logo-terms/results/", accepted.as_view(results_only=True), name="logo_terms_accepted_results"),
        path("reports/logo-terms/missing/", missing.as_view(), name="logo_terms_missing"),
        path(
            "reports/logo-terms/missing/results/", missing.as_view(results_only=True), name="logo_terms_missing_results"
        ),
    ]


class TermsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("branding.view_logotermsacceptance")


@hooks.register("register_reports_menu_item")
def list_accepted_terms_among_the_reports():
    return TermsMenuItem(_("Terms of logos"), reverse("logo_terms_accepted"), icon_name="clipboard-list", order=905)


@hooks.register("register_permissions")
def let_administrators_give_the_right_to_look():
    return Permission.objects.filter(content_type__app_label="branding", codename="view_logotermsacceptance")
