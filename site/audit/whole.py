"""Wagtail saves a page, then writes its log: two transactions where nobody opened one around both. Here it is one."""

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import PageViewRestriction

_ACTIONS = (PublishRevisionAction, UnpublishAction, UnpublishPageAction, DeletePageAction, MovePageAction)


def make_whole() -> None:
    for action in _ACTIONS:
        action.execute = transaction.atomic(action.execute)
    for verb in ("save", "delete"):
        setattr(PageViewRestriction, verb, transaction.atomic(getattr(PageViewRestriction, verb)))
