from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .invitation_forms import InvitationForm
from .models import Invitation
from .rights_view import RightsView, may_see_rights
from .tasks import send_invitation


class NoChooser(SnippetChooserViewSet):
    """Nothing refers to an invitation, and choosers show everybody in the admin what there is to choose."""

    def get_urlpatterns(self):
        return []


class InvitationViewSet(SnippetViewSet):
    model = Invitation
    chooser_viewset_class = NoChooser
    icon = "mail"
    menu_label = _("Invitations")
    menu_order = 600
    add_to_admin_menu = True
    list_display = ["email", "role", "language", "state", "sent_at"]
    list_filter = ["role", "language"]
    search_fields = ["email"]
    list_per_page = 50
    copy_view_enabled = False

    def get_edit_handler(self):
        """Floors above add what an invitation brings beside a role, with the hook `register_invitation_panel`."""
        panels = [
            HelpPanel(
                _("Saving sends a mail with a link: it holds seven days and works once. Save again for a new one.")
            ),
            FieldPanel("email"),
            FieldPanel("role"),
            *(register() for register in hooks.get_hooks("register_invitation_panel")),
            FieldPanel("language"),
        ]
        return ObjectList(panels, base_form_class=InvitationForm).bind_to_model(self.model)


register_snippet(InvitationViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def send_a_link(request, instance):
    if isinstance(instance, Invitation):
        if instance.invited_by_id is None:
            instance.invited_by = request.user
            instance.save(update_fields=["invited_by"])
        send_invitation.enqueue(instance.pk)


@hooks.register("register_admin_urls")
def show_rights():
    return [path("reports/rights/", RightsView.as_view(), name="rights_report")]


class RightsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_rights(request.user)


@hooks.register("register_reports_menu_item")
def list_rights_among_the_reports():
    return RightsMenuItem(_("Roles and rights"), reverse("rights_report"), icon_name="group", order=1000)
