from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reports import AuditReport
from .signals import bulk_deleted


@hooks.register("register_admin_urls")
def audit_urls():
    return [
        path("reports/audit-log/", AuditReport.as_view(), name="audit_log"),
        path("reports/audit-log/results/", AuditReport.as_view(results_only=True), name="audit_log_results"),
    ]


class AuditMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("audit.view_entry")


@hooks.register("register_reports_menu_item")
def audit_menu_item():
    return AuditMenuItem(_("Audit log"), reverse("audit_log"), name="audit-log", icon_name="list-ul", order=1010)


@hooks.register("register_permissions")
def audit_permission():
    return Permission.objects.filter(content_type__app_label="audit", codename="view_entry")


# In the transaction of the action.
@hooks.register("after_bulk_action")
def record_bulk_deletions(request, action_type, objects, action):
    if action_type == "delete":
        bulk_deleted(action.model, objects)
