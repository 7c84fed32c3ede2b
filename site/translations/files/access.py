"""Whose files: those of translations that one may open at the desk. The rest is not there."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from .. import rights
from ..models import Job, JobItem, Translation


def _open_to(user) -> QuerySet:
    return rights.translations_for(user).select_related("source__locale", "source__content_type", "locale")


def translation_or_404(user, pk: int) -> Translation:
    return get_object_or_404(_open_to(user), pk=pk)


def job_or_404(user, pk: int) -> tuple[Job, list[Translation]]:
    """A job with the translations of its open items that somebody may open; absent without any."""
    job = get_object_or_404(Job, pk=pk)
    items = JobItem.objects.open().filter(job=job)
    found = list(_open_to(user).filter(pk__in=items.values("translation")).order_by("locale__language_code", "pk"))
    if not found:
        raise Http404
    return job, found
