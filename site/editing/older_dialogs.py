"""Forms that are sent from dialogs and lists of uploads: who may read a page, and the titles of several new files.

Each carries its seal in its template, and is asked for it where Wagtail would save; the rest is as for `older_forms`.
"""

from functools import partial, wraps

from django.db import transaction
from django.forms import BaseForm
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.views.generic import multiple_upload
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.models import Page

from .form_state import FIELD, changed_names, changes, opened
from .older_forms import Conflict, last_saved


class OlderFormError(Exception):
    """The form was loaded before somebody else saved the same. `args`: the form, and what makes it older."""


def guard_dialogs() -> None:
    SetPrivacyView.get_form = _sealed_for_the_page(SetPrivacyView.get_form)
    SetPrivacyView.form_valid = _privacy_of_now(SetPrivacyView.form_valid)
    view = multiple_upload.EditView
    view.save_object = _of_the_newest(view.save_object)
    view.post = _shown_again(view.post)


def _conflict(sent: BaseForm, stored: BaseForm, record) -> Conflict | None:
    """`stored` is unbound, and of the record as it stands; `record` is what the log calls by its name."""
    loaded = opened(sent.data.get(FIELD, ""), stored)
    names = changed_names(loaded.digests, stored, sent.files)
    if not names:
        return None
    return Conflict(changes=changes(names, sent, stored), saved=last_saved(record, loaded))


def _sealed_for_the_page(make):
    @wraps(make)
    def get_form(view, form_class=None):
        form = make(view, form_class)
        form.sealed_for = view.page
        return form

    return get_form


def _privacy_of_now(save):
    @wraps(save)
    def form_valid(view, form):
        with transaction.atomic():
            list(Page.objects.select_for_update().filter(pk=view.page.pk).values_list("pk"))
            restriction = view.page.view_restrictions.first()
            stored = type(form)(
                instance=restriction,
                initial={} if restriction else {"restriction_type": "none"},
                private_page_options=view.page.private_page_options,
            )
            stored.sealed_for = view.page
            conflict = _conflict(form, stored, view.page)
            if conflict is None:
                return save(view, form)
        form.newest = stored
        address = reverse("wagtailadmin_pages:edit", args=[view.page.pk])
        answer = view.render_to_response(view.get_context_data(form=form, conflict=conflict, newer_version=address))
        answer.status_code = 409
        return answer

    return form_valid


def _of_the_newest(save):
    @wraps(save)
    def save_object(view, form):
        records = type(view.object)._base_manager
        with transaction.atomic():
            record = records.select_for_update().get(pk=view.object.pk)
            stored = view.form_class(instance=record, prefix=form.prefix, user=view.request.user)
            conflict = _conflict(form, stored, record)
            if conflict is None:
                return save(view, form)
        form.newest = stored
        raise OlderFormError(form, conflict)

    return save_object


def _shown_again(post):
    @wraps(post)
    def post_or_show(view, request, *args, **kwargs):
        try:
            return post(view, request, *args, **kwargs)
        except OlderFormError as older:
            return _titles_again(view, *older.args)

    return post_or_show


def _titles_again(view, form: BaseForm, conflict: Conflict) -> JsonResponse:
    """As Wagtail shows a form with errors."""
    address = partial(reverse, args=[view.object.pk])
    context = {
        view.context_object_name: view.object,
        "edit_action": address(view.edit_object_url_name),
        "delete_action": address(view.delete_object_url_name),
        "form": form,
        "conflict": conflict,
        "newer_version": address(view.edit_object_url_name.removesuffix("_multiple")),
    }
    html = render_to_string(view.edit_form_template_name, context, request=view.request)
    return JsonResponse({"success": False, view.context_object_id_name: view.object.pk, "form": html}, status=409)
