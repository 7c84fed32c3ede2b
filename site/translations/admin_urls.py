"""Addresses of Wagtail that would tell everybody in the admin the titles of all pages, drafts too."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index as bulk_action
from wagtail.admin.views.chooser import ChosenMultipleView

from .rights import of_known_pages

urlpatterns = [
    path(
        "admin/choose-page/chosen-multiple/",
        require_admin_access(of_known_pages(ChosenMultipleView.as_view())),
        name="wagtailadmin_choose_page_chosen_multiple",
    ),
    path(
        "admin/bulk/<slug:app_label>/<slug:model_name>/<slug:action>/",
        require_admin_access(of_known_pages(bulk_action)),
        name="wagtail_bulk_action",
    ),
]
