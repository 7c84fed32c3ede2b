from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from audit.models import Event
from audit.services import record

from .invitation_forms import InvitationForm
from .models import Invitation, User
from .my_account import exported
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


@hooks.register("register_admin_urls")
def personal_data_urls():
    return [path("users/<int:pk>/personal-data/", hand_out_personal_data, name="account_personal_data")]


@require_safe
def hand_out_personal_data(request, pk: int):
    """For whoever asks the office for what is kept about them. Deleting a person in the list of users erases them."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return exported(get_object_or_404(User, pk=pk))


@hooks.register("register_user_listing_buttons")
def offer_personal_data(user, request_user):
    if request_user.is_superuser:
        address = reverse("account_personal_data", args=[user.pk])
        yield Button(_("Export personal data"), url=address, icon_name="download", priority=40)


@hooks.register("after_bulk_action")
def record_accounts_closed_or_opened(request, action_type, objects, action):
    """Wagtail updates them all at once, without a signal."""
    if action_type == "set_active_state":
        for person in objects:
            is_active = action.cleaned_form.cleaned_data["mark_as_active"]
            record(Event.ROLE_CHANGED, about=person, is_active=is_active)


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
