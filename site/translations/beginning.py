"""Beginning a translation: its row, and a draft in the tree of its language that no reader sees."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page

from . import states
from .adopting import adopt
from .doors import cancel_dates
from .models import JobItem, Source, Translation
from .sources import keep_source, specific


class BeginningError(ValidationError):
    """Why a text cannot be translated into a language, for people."""


@transaction.atomic
def begin(source: Source, locale: Locale, user=None) -> Translation:
    """The translation of a source into a language, with its draft. Safe to repeat, also at the same time.

    Pages above that are missing in the language are begun too, as drafts. Raises BeginningError.
    """
    if locale.pk == source.locale_id:
        raise BeginningError(_("The text is written in this language."))
    # Whoever comes second waits here, and finds everything done.
    source = Source.objects.select_for_update().get(pk=source.pk)
    translation, created = Translation.objects.get_or_create(source=source, locale=locale)
    version = source.version_or_none(locale)
    if version is None:
        _make_draft(source, locale, user)
    elif created or not translation.is_linked:
        cancel_dates(version)
    if created or not translation.is_linked:
        translation.is_linked = True
        states.refresh(translation)
    return translation


def _make_draft(source: Source, locale: Locale, user) -> None:
    try:
        original = specific(source.original)
    except ObjectDoesNotExist as error:
        raise BeginningError(_("The original was deleted.")) from error
    if isinstance(original, Page):
        _make_page(original, locale, user)
    elif isinstance(original, DraftStateMixin):
        draft = original.copy_for_translation(locale)
        draft.live = False
        draft.save()
        draft.save_revision(user=user)
    else:
        raise BeginningError(_("Records without drafts cannot be sent to translators."))


def _make_page(original: Page, locale: Locale, user) -> None:
    above = original.get_parent()
    if not above.is_root():
        place = above.get_translation_or_none(locale)
        if place is None:
            begin(keep_source(above), locale, user)
            place = above.get_translation(locale)
        # One new page below a parent at a time, so that the tree stays whole.
        Page.objects.select_for_update().get(pk=place.pk)
    original.copy_for_translation(locale)


def prepare(item: JobItem) -> JobItem:
    """Begin the translation of an item, in one transaction; what goes wrong stands in the item."""
    if item.state not in (JobItem.State.WAITING, JobItem.State.FAILED):
        return item
    try:
        with transaction.atomic():
            _join_what_is_there(item)
            item.translation = begin(item.source, item.locale, item.job.created_by)
            item.state, item.reason = JobItem.State.OPEN, ""
            item.words = item.translation.words_open
            item.save()
    except ValidationError as error:
        _fail(item, " ".join(error.messages))
    except Exception:
        # Officers see it and try again; the log says what it was.
        _fail(item, _("It could not be prepared because of an error of the site."))
        raise
    return item


def _join_what_is_there(item: JobItem) -> None:
    """Of a version that went its own way the words are kept: its translator goes on from there."""
    if Translation.objects.filter(source=item.source, locale=item.locale, is_linked=True).exists():
        return
    original, target = (item.source.version_or_none(locale) for locale in (item.source.locale, item.locale))
    if original is not None and target is not None and original != target:
        adopt(original, target)


def _fail(item: JobItem, reason: str) -> None:
    item.translation, item.state, item.reason = None, JobItem.State.FAILED, reason
    item.save()
