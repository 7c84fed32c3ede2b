"""Four eyes: the translator sends, somebody else approves or returns with a comment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import states
from .models import Comment, Translation
from .models.words import Stage
from .release import about_words
from .sheets import Sheet, locked


@transaction.atomic
def send(translation: Translation, user) -> Translation:
    """Raises ValidationError while words are missing or wrong: the reviewer's time is not for that."""
    [translation] = locked([translation.pk])
    sheet = Sheet(translation)
    if found := about_words(sheet):
        raise ValidationError([hindrance.message for hindrance in found])
    translation.stage, translation.sent_by, translation.sent_at = Stage.REVIEW, user, timezone.now()
    translation.reviewed_by = translation.reviewed_at = None
    return states.refresh(translation, sheet.passages, sheet.words)


@transaction.atomic
def approve(translation: Translation, user) -> Translation:
    """Raises ValidationError for words that were not sent, and for one's own."""
    [translation] = locked([translation.pk])
    _require_review(translation)
    if translation.sent_by_id == user.pk:
        raise ValidationError(_("You have sent this translation yourself. Somebody else has to look at it."))
    were_open = translation.words.filter(is_open=True).update(is_open=False)
    if translation.is_by_machine and not _has_changed_since(translation):
        # What readers have is what has been looked at now.
        translation.is_by_machine = False
    translation.stage, translation.reviewed_by, translation.reviewed_at = Stage.APPROVED, user, timezone.now()
    return states.refresh(translation) if were_open else states.decided(translation)


@transaction.atomic
def send_back(translation: Translation, user, comment: str) -> Translation:
    [translation] = locked([translation.pk])
    _require_review(translation)
    if not comment.strip():
        raise ValidationError(_("Please say what is to be changed."))
    Comment.objects.create(translation=translation, author=user, text=comment.strip())
    translation.stage, translation.reviewed_by, translation.reviewed_at = Stage.WORK, user, timezone.now()
    return states.refresh(translation)


def _require_review(translation: Translation) -> None:
    if translation.stage != Stage.REVIEW:
        raise ValidationError(_("This translation is not in review any more. Please load the page anew."))


def _has_changed_since(translation: Translation) -> bool:
    """Whether the words that readers have were written anew since they were published."""
    rewritten = translation.words.filter(changed_at__gt=translation.published_at)
    return rewritten.filter(digest__in=translation.published).exists()
