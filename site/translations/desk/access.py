"""Who finds what at the desk. What somebody may not open is not there: nobody learns that it exists."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from .. import rights
from ..models import Passage, Translation


def translation_or_404(user, pk: int) -> Translation:
    found = rights.translations_for(user).select_related("source__locale", "source__content_type", "locale")
    return get_object_or_404(found, pk=pk)


def passage_or_404(translation: Translation, digest: str) -> Passage:
    passage = translation.source.passages.filter(digest=digest).first()
    if passage is None:
        raise Http404
    return passage
