"""Actions on many things at once pass over what somebody may not touch, as they pass over what is not there."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .looking import may_change

_TO_TOUCH = ["change", "delete"]


def pass_over_what_is_closed() -> None:
    BulkAction.get_actionable_objects = _of_what_may_be_touched(BulkAction.get_actionable_objects)
    listed = PageBulkAction.get_all_objects_in_listing_query
    PageBulkAction.get_all_objects_in_listing_query = _below_a_page(listed)


def _of_what_may_be_touched(sort_out):
    @wraps(sort_out)
    def get_actionable_objects(action):
        objects, others = sort_out(action)
        closed = others["items_with_no_access"]
        others["items_with_no_access"] = [found for found in closed if _may_touch(action.request.user, found)]
        if not objects and not others["items_with_no_access"]:
            raise Http404
        return objects, others

    return get_actionable_objects


def _may_touch(user, found) -> bool:
    """What may be changed, only not in the way that is asked for, is explained instead."""
    if isinstance(found, Page):
        return may_change(user, found)
    return policy_registry.get(found).user_has_any_permission_for_instance(user, _TO_TOUCH, found)


def _below_a_page(listed):
    @wraps(listed)
    def get_all_objects_in_listing_query(action, parent_id):
        if parent_id is not None and not parent_id.isdigit():
            raise Http404
        if parent_id is not None:
            get_object_or_404(Page, pk=parent_id)
        return listed(action, parent_id)

    return get_all_objects_in_listing_query
