"""Where the overview and its jobs stand in the admin."""

from django.urls import include, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from ..rights import may_give_jobs
from .access import may_look
from .glossary import GlossaryViewSet
from .panels import panels_for


@hooks.register("register_admin_urls")
def overview_urls():
    return [path("translations/", include("translations.overview.urls"))]


class OverviewMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_look(request.user)


@hooks.register("register_admin_menu_item")
def overview_menu_item():
    return OverviewMenuItem(
        _("Translations"), reverse("translation_overview"), name="translations", icon_name="globe", order=440
    )


def _send(page, user):
    if page.depth > 1 and may_give_jobs(user):
        address = f"{reverse('translation_job_new')}?{urlencode({'text': page.translation_key})}"
        yield Button(_("Send to translators…"), url=address, icon_name="globe", priority=45)


@hooks.register("register_page_header_buttons")
def send_from_the_header(page, user, view_name, next_url=None):
    yield from _send(page, user)


@hooks.register("register_page_listing_more_buttons")
def send_from_the_list(page, user, next_url=None):
    yield from _send(page, user)


@hooks.register("construct_homepage_panels")
def tell_about_translations(request, panels):
    panels += panels_for(request.user)


@hooks.register("register_admin_viewset")
def keep_the_glossary():
    return GlossaryViewSet()
