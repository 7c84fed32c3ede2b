from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as views

from . import language_hooks, rights  # noqa: F401  the former registers hooks
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
