from django.core.exceptions import PermissionDenied
from wagtail import hooks

from .admin_api import PagesOfKnownLanguagesViewSet
from .bulk_actions import pass_over_what_is_closed
from .drafts import keep_drafts_to_those_who_may_see_them
from .looking import Pages, offer_drafts_to_those_who_may_see_them
from .rich_text import LocalisedPageLinkHandler


# After Wagtail's own, which it replaces.
@hooks.register("register_rich_text_features", order=10)
def link_pages_in_the_readers_language(features):
    features.register_link_type(LocalisedPageLinkHandler)


# Wagtail's page that asks “move?” shows both titles to everybody in the admin, and asks for rights afterwards.
@hooks.register("before_move_page")
def ask_first_who_moves(request, page, destination):
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


# After Wagtail's own, which it replaces.
@hooks.register("register_admin_viewset", order=10)
def show_pages_to_those_who_look():
    return Pages()


# After Wagtail's own, which it replaces.
@hooks.register("construct_admin_api", order=10)
def answer_about_pages(router):
    router.register_endpoint("pages", PagesOfKnownLanguagesViewSet)


offer_drafts_to_those_who_may_see_them()
keep_drafts_to_those_who_may_see_them()
pass_over_what_is_closed()
