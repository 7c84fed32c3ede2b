"""A form of a page that was opened before somebody else saved does not silently replace the newer version.

Other records have `older_forms`. Wagtail asks this for its automatic saving only; its buttons write over whatever is
there.
"""

from functools import wraps

from django.contrib.admin.utils import quote
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, Revision

_OWN_FIELDS = ("csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id")


def save_pages_one_by_one() -> None:
    EditView.dispatch = _alone(EditView.dispatch)


def _alone(answer):
    """Whoever saves the same page at the same moment is looked at after this one, and finds its version."""

    @wraps(answer)
    def dispatch(view, request, page_id, **kwargs):
        if request.method != "POST":
            return answer(view, request, page_id, **kwargs)
        with transaction.atomic():
            # Readers wait for nobody, nor do rows that refer to the page.
            list(Page.objects.select_for_update(no_key=True).filter(pk=page_id).values_list("pk"))
            return answer(view, request, page_id, **kwargs)

    return dispatch


def newer_revision(post, instance) -> Revision | None:
    """The latest revision, if the sent form was made from an older one; by the same signs as Wagtail's own check."""
    latest = instance.latest_revision
    if latest is None:
        return None
    if overwritten := post.get("overwrite_revision_id"):
        return latest if overwritten != str(latest.pk) else None
    # A form that was opened before there was any revision names none.
    loaded = post.get("loaded_revision_id")
    same = (loaded, post.get("loaded_revision_created_at")) == (str(latest.pk), latest.created_at.isoformat())
    return None if same else latest


def refuse_to_overwrite(request, page):
    """409 with who saved what, and with everything that was typed, to be sent again on purpose; else None."""
    if request.method != "POST":
        return None
    newer = newer_revision(request.POST, page)
    if newer is None:
        return None
    if not request.accepts("text/html"):
        # Automatic saving, told in the words that its script knows; Wagtail lets pass who names no version.
        error = {"error_code": "invalid_revision", "error_message": gettext("Saving will overwrite a newer version.")}
        return JsonResponse({"success": False, **error}, status=409)
    context = {
        "object": page,
        "newer": newer,
        "changes_url": _changes_url(page, request.POST.get("loaded_revision_id"), newer),
        "typed": [
            (name, value) for name, values in request.POST.lists() for value in values if name not in _OWN_FIELDS
        ],
        "loses_files": bool(request.FILES),
    }
    return render(request, "editing/conflict.html", context, status=409)


def _changes_url(page: Page, loaded: str | None, newer: Revision) -> str:
    """Where Wagtail compares the two versions; nothing where the form does not say which it was made from."""
    known = {str(pk): pk for pk in page.revisions.exclude(pk=newer.pk).values_list("pk", flat=True)}
    if loaded not in known:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[quote(page.pk), known[loaded], newer.pk])
