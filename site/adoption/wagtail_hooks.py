from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .board_views import AddressesView, BoardView, MemberView, may_look


@hooks.register("register_own_member_link")
def lead_to_what_a_member_uses(member):
    return _("Brochures and logos you use"), reverse("members_use", args=[member.slug])


@hooks.register("register_admin_urls")
def show_the_board():
    return [
        path("reports/adoption/", BoardView.as_view(), name="adoption_board"),
        path("reports/adoption/<slug:slug>/", MemberView.as_view(), name="adoption_member"),
        path("reports/adoption/<slug:slug>/addresses/", AddressesView.as_view(), name="adoption_addresses"),
    ]


class BoardMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_look(request.user)


@hooks.register("register_reports_menu_item")
def list_the_board_among_the_reports():
    return BoardMenuItem(gettext_lazy("Adoption"), reverse("adoption_board"), icon_name="tick-inverse", order=900)
