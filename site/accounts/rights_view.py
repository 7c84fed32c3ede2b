from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from .rights_matrix import rights_matrix


def may_see_rights(user) -> bool:
    """Administrators and auditors: whoever sees the groups themselves."""
    return user.has_perm("auth.view_group")


class RightsView(WagtailAdminTemplateMixin, TemplateView):
    """The matrix of roles and rights."""

    template_name = "accounts/admin/rights.html"
    page_title = _("Roles and rights")
    header_icon = "group"
    http_method_names = ["get", "head", "options"]
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_see_rights(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(matrix=rights_matrix(), **kwargs)
