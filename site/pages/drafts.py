"""Screens of the admin that show pages of all languages to everybody who works here: titles of drafts are for few."""

from functools import wraps

from django.http import Http404
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.wagtail_hooks import PageTypesReportMenuItem
from wagtail.models import Page

from accounts.reader import current_reader
from translations import rights

from .looking import may_look_at


def keep_drafts_to_those_who_may_see_them() -> None:
    Page.get_admin_display_title = _title_for_the_reader(Page.get_admin_display_title)
    BrowseView.get_object_list = _below_a_known_page(BrowseView.get_object_list)
    usage, item = PageTypesUsageReportView, PageTypesReportMenuItem
    usage.dispatch = _for_all_languages(usage.dispatch)
    shown = item.is_shown
    item.is_shown = lambda self, request: rights.languages_of(request.user) is None and shown(self, request)


def _title_for_the_reader(title_of):
    @wraps(title_of)
    def get_admin_display_title(page):
        title, reader = title_of(page), current_reader()
        # In tasks nobody looks. What was never published is shown by no list to who may not see it.
        if title == page.title or not page.live or not reader.is_authenticated:
            return title
        return title if may_look_at(reader, page) else page.title

    return get_admin_display_title


def _is_known(user, page: Page) -> bool:
    if page.is_root() or rights.languages_of(user) is None:
        return True
    return rights.known_to(user).filter(pk=page.pk).exists()


def _below_a_known_page(children_of):
    @wraps(children_of)
    def get_object_list(view):
        if not _is_known(view.request.user, view.parent_page):
            if "parent_page_id" in view.kwargs:
                raise Http404
            # Where all pages of a type lie below an unknown one, Wagtail would begin there.
            view.parent_page = Page.get_first_root_node().specific
        return children_of(view)

    return get_object_list


def _for_all_languages(answer):
    """Its numbers count drafts of every language."""

    @wraps(answer)
    def dispatch(view, request, *args, **kwargs):
        if rights.languages_of(request.user) is not None:
            raise Http404
        return answer(view, request, *args, **kwargs)

    return dispatch
