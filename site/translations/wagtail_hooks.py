from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import ngettext
from wagtail import hooks

from .publishing import SyncTranslationsView, open_passages, translation_into


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


@hooks.register("register_admin_urls", order=-1)
def sync_without_publishing():
    return [path("localize/update/<int:translation_source_id>/", SyncTranslationsView.as_view())]
