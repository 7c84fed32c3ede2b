"""Forms that are sent from dialogs and lists of uploads: who may read a page or a collection, and titles of new files.

Each carries its seal in its template, and is asked for it where Wagtail would save; the rest is as for `older_forms`.
"""

from functools import partial, wraps

from django.db import transaction
from django.forms import BaseForm
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views import collection_privacy
from wagtail.admin.views.generic import multiple_upload
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.log_actions import log
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.permissions import policy_registry

from .form_state import FIELD, changed_names, changes, opened
from .older_forms import Conflict, last_saved


class OlderFormError(Exception):
    """The form was loaded before somebody else saved the same. `args`: the form, and what makes it older."""


def guard_dialogs() -> None:
    SetPrivacyView.form_valid = _privacy_of_now(SetPrivacyView.form_valid)
    # Before the addresses of the admin are made, which take it from there.
    collection_privacy.set_privacy = _privacy_of_a_collection_of_now(collection_privacy.set_privacy)
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


def _privacy_of_now(save):
    @wraps(save)
    def form_valid(view, form):
        with transaction.atomic():
            list(Page.objects.select_for_update(no_key=True).filter(pk=view.page.pk).values_list("pk"))
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


def _privacy_of_a_collection_of_now(answer):
    @wraps(answer)
    def set_privacy(request, collection_id):
        if request.method != "POST":
            return answer(request, collection_id)
        with transaction.atomic():
            collection = Collection.objects.select_for_update(no_key=True).filter(pk=collection_id).first()
            if collection is None or not _has_privacy_of_its_own(collection, request.user):
                return answer(request, collection_id)
            form, stored = _privacy_of(collection, request.POST), _privacy_of(collection)
            if not form.is_valid():
                return answer(request, collection_id)
            conflict = _conflict(form, stored, collection)
            if conflict is None:
                _log_privacy(collection, form.cleaned_data["restriction_type"], request.user)
                return answer(request, collection_id)
        form.newest = stored
        return _privacy_again(request, collection, form, conflict)

    return set_privacy


def _has_privacy_of_its_own(collection: Collection, user) -> bool:
    """Not for whom Wagtail refuses, nor below a closed collection."""
    may_change = policy_registry.get_by_type(Collection).user_has_permission_for_instance(user, "change", collection)
    return may_change and not collection.get_view_restrictions().exclude(collection=collection).exists()


def _privacy_of(collection: Collection, sent=None) -> CollectionViewRestrictionForm:
    restriction = collection.view_restrictions.first()
    initial = {} if restriction else {"restriction_type": CollectionViewRestriction.NONE}
    form = CollectionViewRestrictionForm(sent, instance=restriction, initial=initial)
    form.sealed_for = collection
    return form


def _log_privacy(collection: Collection, kind: str, user) -> None:
    """As Wagtail does for pages: who reads of a newer version reads whose it is, and the audit log has it."""
    title = str(dict(CollectionViewRestriction.RESTRICTION_CHOICES)[kind])
    data = {"restriction": {"type": kind, "title": title}}
    log(collection, "wagtail.view_restriction.edit", user=user, data=data)


def _privacy_again(request, collection: Collection, form: BaseForm, conflict: Conflict):
    context = {
        "action_url": reverse("wagtailadmin_collections:set_privacy", args=[collection.pk]),
        "object": collection,
        "form": form,
        "conflict": conflict,
        "newer_version": reverse("wagtailadmin_collections:edit", args=[collection.pk]),
    }
    template = "wagtailadmin/shared/set_privacy.html"
    answer = render_modal_workflow(request, template, None, context, json_data={"step": "set_privacy"})
    answer.status_code = 409
    return answer


def _of_the_newest(save):
    @wraps(save)
    def save_object(view, form):
        records = type(view.object)._base_manager
        with transaction.atomic():
            record = records.select_for_update(no_key=True).get(pk=view.object.pk)
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
