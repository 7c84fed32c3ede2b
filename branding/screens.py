"""Where officers see how far the files of kits are, without asking again: in the list, and above the form of a kit."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry

from .models import LogoKit
from .progress import progress_of


class WatchedColumn(Column):
    """What changes by itself while somebody looks."""

    cell_template_name = "branding/admin/watched_cell.html"


class StateColumn(Column):
    cell_template_name = "branding/admin/state_cell.html"

    def get_value(self, instance):
        return progress_of(instance)


@require_safe
def kit_progress(request, pk: int):
    """What stands above the form of a kit. The form itself would note each time that somebody has opened it."""
    if not policy_registry.get_by_type(LogoKit).user_has_permission(request.user, "change"):
        raise PermissionDenied
    progress = progress_of(get_object_or_404(LogoKit, pk=pk))
    return render(
        request, "branding/admin/_progress.html", {"progress": progress, "loaded": request.GET.get("version", "")}
    )
