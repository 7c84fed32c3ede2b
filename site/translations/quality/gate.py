"""The one gate for words that come in: from the desk, from files, from machines."""

import html
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..units import Unit, text_of
from .passage import Passage
from .tags import refused_address, refused_markup

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\U000f0000-\U0010ffff]")


def validate_fragment(text: str, source: str, is_rich: bool) -> str:
    """The fragment as it may be stored, written the way the site writes its own.

    Raises ValidationError, with a message for people, for what no state of a translation excuses: markup other than
    the inline tags, unbalanced tags, links that the source has not, addresses that run programs, control characters
    and halves of characters. What is merely wrong is for the checks. Words typed into a plain field become a fragment
    with `markup.plain_fragment` first.
    """
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValidationError(_("The text has half a character in it. Please copy it anew."), code="surrogate")
    text = _LINE_ENDS.sub("\n", text)
    if not is_rich:
        text = text.replace("\n", "<br/>")
    if control := _FORBIDDEN.search(text) or _FORBIDDEN.search(html.unescape(text)):
        message = _("The text has a character in it that is none (%(name)s).")
        raise ValidationError(message % {"name": f"U+{ord(control[0]):04X}"}, code="control")
    passage = Passage(Unit(path="", source=source, target=text, is_rich=is_rich), "", "")
    if message := refused_markup(passage):
        raise ValidationError(message, code="markup")
    if name := passage.target.imbalance():
        message = _("The tag <%(tag)s> is not closed, or not in the right order.")
        raise ValidationError(message % {"tag": name}, code="unbalanced")
    if unknown := sorted(set(passage.target.link_ids) - set(passage.source.link_ids)):
        message = _("The source has no link with the id %(id)s.")
        raise ValidationError(message % {"id": ", ".join(unknown)}, code="link")
    if message := refused_address(text_of(source), passage.target_text):
        raise ValidationError(message, code="address")
    return passage.target.rewritten()
