from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from audit.context import current_actor

from . import cascade, cascade_in_bulk, language_hooks, rights, upstream  # noqa: F401  language_hooks registers hooks
from .desk.buttons import buttons_for
from .desk.queue import takes_part
from .doors import translation_into
from .orphans import OrphansReport
from .overview import hooks as overview_hooks  # noqa: F401  registers hooks

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
    if not request.accepts("text/html"):
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


@hooks.register("register_admin_urls")
def urls_of_files_and_machines():
    return [
        path("translations/", include("translations.files.urls")),
        path("translations/", include("translations.machine.urls")),
    ]


class MachineMenuItem(MenuItem):
    def is_shown(self, request):
        return rights.may_give_jobs(request.user)


@hooks.register("register_reports_menu_item")
def machine_menu_item():
    address = reverse("translation_machine:usage")
    return MachineMenuItem(
        gettext_lazy("Machine translation"), address, name="machine-translation", icon_name="cogs", order=930
    )


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_know_of(pages, request):
    """Titles of drafts are for those who work in their tree."""
    if rights.languages_of(request.user) is None:
        return pages
    return pages.filter(pk__in=rights.known_to(request.user))


@hooks.register("construct_translated_pages_to_cascade_actions")
def take_translations_along(pages, action):
    person = current_actor()
    return {page: cascade.following(page, action, person) for page in pages} if person else {}


@hooks.register("before_move_page")
def remember_the_destination(request, page, destination):
    page.cascade_destination = destination


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def tell_what_stays_public(request, page):
    _tell(
        request,
        cascade.left_behind(page),
        _("Readers still have this page in: %(languages)s. It now has no original there and stands in a report."),
    )


@hooks.register("after_move_page")
def tell_what_was_not_moved(request, page):
    page.refresh_from_db()
    _tell(request, cascade.not_beside(page), _("Not moved along in: %(languages)s."))


# After Wagtail's own, whose places they take.
for action in (cascade_in_bulk.UnpublishTogether, cascade_in_bulk.DeleteTogether, cascade_in_bulk.MoveTogether):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("after_bulk_action")
def tell_what_stays_of_many(request, action_type, pages, action):
    if action.model is Page and action_type in ("unpublish", "delete"):
        for page in pages:
            tell_what_stays_public(request, page)
    elif action.model is Page and action_type == "move":
        for page in pages:
            tell_what_was_not_moved(request, page)


def _tell(request, versions, text):
    if versions:
        messages.warning(request, text % {"languages": ", ".join(cascade.languages(versions))})


@hooks.register("register_admin_urls")
def orphans_urls():
    return [
        path("reports/translations/orphans/", OrphansReport.as_view(), name="translation_orphans"),
        path(
            "reports/translations/orphans/results/",
            OrphansReport.as_view(results_only=True),
            name="translation_orphans_results",
        ),
    ]


class OrphansMenuItem(MenuItem):
    def is_shown(self, request):
        return rights.languages_to_translate(request.user) != set()


@hooks.register("register_reports_menu_item")
def orphans_menu_item():
    label = gettext_lazy("Translations without an original")
    return OrphansMenuItem(label, reverse("translation_orphans"), name="orphans", icon_name="globe", order=1005)
