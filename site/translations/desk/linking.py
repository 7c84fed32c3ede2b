"""A page that goes its own way, and back. No words are lost either way."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from .. import states
from ..adopting import said_in
from ..doors import cancel_dates
from ..engine import Cut
from ..models import Translation
from ..sheets import Sheet
from ..sources import specific
from ..writing import entry_for
from ..writing_many import keep


def edit_url(instance: TranslatableMixin) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(type(instance).snippet_viewset.get_url_name("edit"), args=[instance.pk])


def unlink(translation: Translation) -> None:
    """From now on it is edited like any other page. Its words stay, for the day it is linked again."""
    Translation.objects.filter(pk=translation.pk).update(is_linked=False)


@transaction.atomic
def link_again(translation: Translation, user) -> int:
    """What the page says now becomes its translation, also where other words were known; they stay in the memory.

    New words wait for a look. Where the original has changed and the page says what it said before, words are missing.
    Returns how many passages could not be taken.
    """
    translation = (
        Translation.objects.select_for_update().select_related("source__locale", "locale").get(pk=translation.pk)
    )
    target = specific(translation.target)
    if isinstance(target, DraftStateMixin):
        cancel_dates(target)
        target = target.get_latest_revision_as_object()
    said, left = _take(translation, said_in(specific(translation.source.original), target), user)
    translation.is_linked = True
    if getattr(target, "live", True):
        translation.published = said
        translation.published_at = getattr(target, "last_published_at", None) or timezone.now()
    states.refresh(translation)
    return left


def _take(translation: Translation, pairs: list[tuple[Cut, str]], user) -> tuple[list[str], int]:
    """The digests of passages that the page says, and how many it says in a way that cannot be taken."""
    said, left = [], 0
    sheet, entries = Sheet(translation), []
    for passage, text in pairs:
        if any(
            row.path == passage.path and row.text == text and digest != passage.digest
            for digest, row in sheet.words.items()
        ):
            continue
        said.append(passage.digest)
        if (row := sheet.words.get(passage.digest)) and row.text == text:
            continue
        try:
            entries.append(entry_for(sheet, passage.digest, text, is_open=True))
        except ValidationError:
            left += 1
    if entries:
        keep(sheet, entries, user)
    return said, left
