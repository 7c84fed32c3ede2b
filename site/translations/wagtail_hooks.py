from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import language_hooks, rights, upstream  # noqa: F401  the first registers hooks
from .desk.buttons import buttons_for
from .desk.queue import takes_part
from .doors import translation_into

upstream.take_away()


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("translations/", include("translations.desk.urls"))]


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return takes_part(request.user)


@hooks.register("register_admin_menu_item")
def desk_menu_item():
    return DeskMenuItem(
        gettext_lazy("My translations"),
        reverse("translation_desk:queue"),
        name="my-translations",
        icon_name="wagtail-localize-language",
        order=150,
    )


# Before everything else that looks at the form: a version that follows its original has no form but the desk.
@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def lead_to_the_desk(request, instance):
    translation = translation_into(instance)
    if translation is None:
        return None
    if "application/json" in request.headers.get("Accept", ""):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD"):
        messages.error(request, _("Nothing was saved: this version follows its original, and is written at the desk."))
    if rights.translations_for(request.user).filter(pk=translation.pk).exists():
        return redirect("translation_desk:editor", translation.pk)
    messages.warning(request, _("“%(title)s” is written at the translator’s desk.") % {"title": instance})
    return redirect("translation_desk:queue" if takes_part(request.user) else "wagtailadmin_home")


@hooks.register("register_page_header_buttons")
def translations_of_the_page(page, user, view_name, next_url=None):
    return buttons_for(page, user)


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_know_of(pages, request):
    """Titles of drafts are for those who work in their tree."""
    if rights.languages_of(request.user) is None:
        return pages
    return pages.filter(pk__in=rights.known_to(request.user))
