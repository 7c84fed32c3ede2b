from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as views

from audit.context import current_actor

from . import cascade, rights
from .orphans import OrphansReport
from .publishing import open_passages, translation_into


# Both before wagtail-localize's own, which they keep from publishing.
@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def refuse_open_passages(request, instance):
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_into(instance)
    if translation is None or not (number := open_passages(translation).count()):
        return None
    text = ngettext(
        "Not published: %(number)d passage is not translated yet. It is marked below.",
        "Not published: %(number)d passages are not translated yet. They are marked below.",
        number,
    )
    messages.error(request, text % {"number": number})
    return redirect(request.get_full_path())


@require_POST
def upload_words(request, translation_id):
    """wagtail-localize's own, which fails without a file, and with a file that it has not written itself."""
    try:
        return views.upload_pofile(request, translation_id=translation_id)
    except KeyError:
        messages.error(request, _("Please upload the PO file that you have downloaded here, with your words in it."))
        translation = Translation.objects.get(pk=translation_id)
        return redirect(get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url())


# After Wagtail's own and before wagtail-localize's, which they stand in for at the same addresses.
@hooks.register("register_admin_urls", order=-1)
def translate_by_our_rights():
    one = "localize/translate/<int:translation_id>/"
    editable = rights.of_an_editable_translation
    return [
        path("localize/submit/page/<int:page_id>/", rights.SubmitPageView.as_view()),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", rights.SubmitSnippetView.as_view()
        ),
        path("localize/update/<int:translation_source_id>/", rights.SyncView.as_view()),
        path(f"{one}strings/<int:string_segment_id>/edit/", editable(views.edit_string_translation)),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", editable(views.edit_override)),
        path(f"{one}pofile/download/", editable(views.download_pofile)),
        path(f"{one}pofile/upload/", editable(upload_words)),
        path(f"{one}machine_translate/", editable(views.machine_translate)),
        path(f"{one}preview/", editable(views.preview_translation)),
        path(f"{one}preview/<str:mode>/", editable(views.preview_translation)),
        # The page would be an ordinary one: whoever publishes it decides that.
        path(f"{one}disable/", editable(views.stop_translation, rights.may_publish)),
        path("localize/reports/translations/", rights.ReportView.as_view()),
        path("localize/reports/translations/results/", rights.ReportView.as_view(results_only=True)),
        path(
            "localize/api/snippets/<slug:app_label>/<slug:model_name>/",
            rights.SnippetNamesViewSet.as_view({"get": "list"}),
        ),
        path(
            "localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
            rights.SnippetNamesViewSet.as_view({"get": "retrieve"}),
        ),
    ]


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


def _tell(request, versions, text):
    if versions:
        messages.warning(request, text % {"languages": ", ".join(cascade.languages(versions))})


class TogetherPageViewSet(PageViewSet):
    unpublish_view_class = cascade.TogetherUnpublishView
    move_confirm_view_class = cascade.TogetherMoveView


# After Wagtail's own, whose place it takes at the same addresses.
@hooks.register("register_admin_viewset", order=1000)
def take_versions_together():
    page_viewset_registry.register(Page, TogetherPageViewSet())
    return []


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
