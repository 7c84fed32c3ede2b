"""Where the screens of languages stand in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.locales.views import LocaleViewSet

from .language_screens import (
    VIEW,
    LanguageEditView,
    LanguagesView,
    LanguageSwitchView,
    LanguageView,
    LocaleDeleteView,
)


class LocalesWithoutContent(LocaleViewSet):
    delete_view_class = LocaleDeleteView


# Before Wagtail's screen of locales, one of whose views it replaces.
@hooks.register("register_admin_urls", order=-1)
def screens_of_languages():
    one = "translations/languages/<int:pk>/"
    return [
        path("translations/languages/", LanguagesView.as_view(), name="languages"),
        path(one, LanguageView.as_view(), name="language"),
        path(f"{one}edit/", LanguageEditView.as_view(), name="language_edit"),
        path(f"{one}switch/", LanguageSwitchView.as_view(), name="language_switch"),
        path("locales/delete/<int:pk>/", LocalesWithoutContent("wagtaillocales", url_prefix="locales").delete_view),
    ]


class LanguagesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW)


@hooks.register("register_settings_menu_item")
def list_languages_among_the_settings():
    return LanguagesMenuItem(_("Languages"), reverse("languages"), name="languages", icon_name="globe", order=602)


# All that Wagtail's screen of locales shows stands in ours; it stays for languages that the settings lost.
@hooks.register("construct_settings_menu")
def leave_out_the_locales(request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name != "locales"]
