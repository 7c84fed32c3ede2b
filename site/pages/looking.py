"""The admin's screens about pages for those who only look: auditors, and translators in other languages' trees."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.usage import UsageView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.wagtail_hooks import PageListingViewDraftButton
from wagtail.permissions import policy_registry

from translations.cascade import TogetherMoveView, TogetherUnpublishView


def may_change(user, page) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def may_look_at(user, page) -> bool:
    """By the right to view, or by one to change."""
    return may_change(user, page) or policy_registry.get(page).user_has_permission_for_instance(user, "view", page)


class HistoryView(PageHistoryView):
    any_permission_required = ["view", *PageHistoryView.any_permission_required]

    def get_object(self):
        page = super(PageHistoryView, self).get_object().specific
        if not may_look_at(self.request.user, page):
            raise PermissionDenied
        return page

    @cached_property
    def columns(self):
        """What happened; for who may not change the page, without links to its versions, some of which are drafts."""
        columns = super().columns
        if not may_change(self.request.user, self.object):
            columns[0].url_names = {}
        return columns

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if may_change(self.request.user, instance) else None

    @cached_property
    def header_buttons(self):
        return [button for button in super().header_buttons if button.url]


class PageUsageView(UsageView):
    permission_required = None
    any_permission_required = ["view", "change"]

    def dispatch(self, request, *args, **kwargs):
        if not may_look_at(request.user, self.object):
            raise PermissionDenied
        return super(UsageView, self).dispatch(request, *args, **kwargs)

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if may_change(self.request.user, instance) else None


class IndexView(ExplorableIndexView):
    def get_translations(self):
        """Those into whose tree somebody may look."""
        policy = policy_registry.get(self.parent_page)
        known = policy.explorable_instances(self.request.user).filter(translation_key=self.parent_page.translation_key)
        locales = set(known.values_list("locale_id", flat=True))
        return [found for found in super().get_translations() if found["locale"].pk in locales]


class Pages(PageViewSet):
    """Also takes translations along with their originals, which is the floor of translations' to say."""

    history_view_class = HistoryView
    index_view_class = IndexView
    usage_view_class = PageUsageView
    unpublish_view_class = TogetherUnpublishView
    move_confirm_view_class = TogetherMoveView


def offer_drafts_to_those_who_may_see_them() -> None:
    """Wagtail offers them to everybody who sees the page, and refuses them afterwards."""
    offered = PageListingViewDraftButton.is_shown
    PageListingViewDraftButton.is_shown = lambda button, user: offered(button, user) and may_change(user, button.page)
