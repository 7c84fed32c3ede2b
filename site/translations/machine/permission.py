"""What machines may translate."""

from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..models import Translation
from ..models.words import Stage
from .service import translator


def allows_machines(locale: Locale) -> bool:
    """Whether machines may translate into a language."""
    return True


def refusal(translation: Translation) -> str:
    """Why no machine is asked for this translation, for people; empty where one may be."""
    if translator() is None:
        return _("No machine is set up for translations.")
    if not allows_machines(translation.locale):
        return _("Machines do not translate into this language here.")
    if translation.stage == Stage.REVIEW:
        return _("The translation is in review.")
    return ""
