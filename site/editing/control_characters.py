"""What nobody sees in a text and no XML can carry: it comes along with words pasted from other programs."""

import re
from functools import wraps

from django.forms import CharField

# Where Word and PowerPoint break a line or a page.
_BREAKS = re.compile("[\x0b\x0c]")
# NUL stays: forms refuse it, since nobody pastes it.
_UNSEEN = re.compile("[\x01-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_control_characters(text: str) -> str:
    """A space in place of a break, nothing in place of the others; tabs and ends of lines stay."""
    return _UNSEEN.sub("", _BREAKS.sub(" ", text))


def drop_control_characters() -> None:
    """From every text of every form, rich texts too."""
    CharField.to_python = _cleaning(CharField.to_python)


def _cleaning(to_python):
    @wraps(to_python)
    def to_python_without_control_characters(field, value):
        # Not from passwords, the fields that keep the spaces around a text.
        is_text = field.strip and isinstance(value, str)
        return to_python(field, without_control_characters(value) if is_text else value)

    return to_python_without_control_characters
