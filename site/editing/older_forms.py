"""All forms of the admin that change a record, ours and Wagtail's: an older one is shown again, and saves nothing.

Built into the view from which all of them descend, so that a new one cannot forget it. Pages, whose view is another,
ask `conflicts`.
"""

from copy import copy
from dataclasses import dataclass
from functools import partial, wraps

from django.db import models, transaction
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtail.admin.views import generic
from wagtail.log_actions import registry
from wagtail.models import DraftStateMixin

from .conflicts import newer_revision
from .form_state import FIELD, Change, Seal, changed_names, changes, digests_of, opened, seal

# The rights of a group, which have no heading but in their templates: by the beginnings of their fields' names.
_PANELS = {
    "page_permissions": _("Page permissions"),
    "collection_permissions": _("Collection management permissions"),
    "document_permissions": _("Document permissions"),
    "image_permissions": _("Image permissions"),
}


@dataclass(frozen=True)
class Conflict:
    changes: list[Change]
    saved: object = None  # the log entry of the last change, where there is one
    loses_files: bool = False


def guard_every_form() -> None:
    view = generic.EditView
    view.setup = _guarded(view.setup)
    view.get_context_data = _told(view.get_context_data)


def _guarded(setup):
    @wraps(setup)
    def set_up(view, request, *args, **kwargs):
        setup(view, request, *args, **kwargs)
        # Here, because this is what answers once all permissions have been asked for.
        view.post = partial(_post, view, view.post)

    return set_up


def _told(get_context_data):
    @wraps(get_context_data)
    def tell(view, **kwargs):
        context = get_context_data(view, **kwargs)
        conflict = getattr(view, "conflict", None)
        if not _has_drafts(view):  # drafts are told apart by their revisions, which their forms name
            context[FIELD] = _seal(view, conflict)
        if conflict:
            # Saving by itself would replace the newer version before anybody has read of it.
            context |= {"conflict": conflict, "autosave_enabled": False}
        return context

    return tell


def _seal(view, conflict: Conflict | None) -> str:
    if view.form.is_bound and conflict is None:
        return view.request.POST.get(FIELD, "")  # of a form with errors, which was of the newest state
    return seal(_unbound(view, _stored(view)))


def _post(view, post, request, *args, **kwargs):
    with transaction.atomic():
        if not _is_older(view):
            return post(request, *args, **kwargs)
    return view.render_to_response(view.get_context_data(form=view.form), status=409)


def _is_older(view) -> bool:
    """Looks at the record as it stands, and lets nobody else change it before the transaction ends."""
    _lock(view)
    view.object = view.get_object()  # may have been read before the lock
    if _has_drafts(view) and view.expects_json_response:
        vars(view).pop("latest_revision", None)  # which Wagtail remembers, too
        return False  # automatic saving, which asks by itself
    stored = _unbound(view, _stored(view))
    loaded = _loaded_state(view, stored)
    names = changed_names(loaded.digests, stored, view.request.FILES) if loaded else []
    if not names:
        return False
    view.form = sent = _with_panels(view, view.get_form())
    sent.is_valid()  # errors are told at once
    panel = getattr(view, "panel", None)
    view.conflict = Conflict(
        changes=changes(names, sent, stored, _PANELS | (_headings(panel) if panel else {})),
        saved=last_saved(stored.instance, loaded),
        loses_files=bool(view.request.FILES),
    )
    view.object = _stored(view)
    if hasattr(view, "get_components"):  # wagtail-localize's view of a language expects them of its `post`
        view.components = view.get_components()
    return True


def _loaded_state(view, stored: BaseForm) -> Seal | None:
    """None where the form is of the newest draft."""
    if not _has_drafts(view):
        return opened(view.request.POST.get(FIELD, ""), stored)
    if newer_revision(view.request.POST, view.object) is None:
        return None
    named = view.request.POST.get("loaded_revision_id", "")
    known = {str(revision.pk): revision for revision in view.object.revisions.all()}
    if named not in known:
        return Seal(None, {})
    loaded = known[named]
    return Seal(loaded.created_at, digests_of(_unbound(view, loaded.as_object())))


def _has_drafts(view) -> bool:
    return bool(view.model) and issubclass(view.model, DraftStateMixin)


def _lock(view) -> None:
    model = type(view.object) if getattr(view, "object", None) else view.model
    # Rows that refer to the record, as counts of downloads, are written meanwhile.
    list(model._base_manager.select_for_update(no_key=True).filter(pk=view.object_pk).values_list("pk"))


def _stored(view) -> models.Model:
    """Another copy of the record, or of its newest draft, into which no form has written."""
    record = type(view.object)._base_manager.get(pk=view.object.pk)
    return record.get_latest_revision_as_object() if _has_drafts(view) else record


def _unbound(view, record: models.Model) -> BaseForm:
    """The form as the view would show it for a record: some views give it more than the record has."""
    blank = copy(view)
    blank.request = copy(view.request)
    blank.request.method = "GET"
    blank.object = record
    vars(blank).pop("permission_panel_forms", None)
    return _with_panels(blank, blank.get_form())


def _with_panels(view, form: BaseForm) -> BaseForm:
    """The rights of a group stand beside its form."""
    panels = getattr(view, "permission_panel_forms", [])
    if panels:
        form.formsets = {panel.prefix: panel for panel in panels}
    return form


def _headings(panel) -> dict[str, str]:
    if isinstance(panel, InlinePanel):
        return {panel.relation_name: str(panel.heading)}
    return {name: text for child in getattr(panel, "children", []) for name, text in _headings(child).items()}


def last_saved(record: models.Model, loaded: Seal):
    if loaded.loaded_at is None:
        return None
    entries = registry.get_logs_for_instance(record).filter(timestamp__gt=loaded.loaded_at)
    return entries.select_related("user").order_by("-timestamp").first()
