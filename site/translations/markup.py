"""What a translation may be made of, beyond what wagtail-localize asks: it looks at tags, and lets comments pass.

A browser ends `<!-->` where the parser here does not: what follows in the "comment" would be a part of the page.
"""

from copy import deepcopy
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.utils.translation import gettext as _
from wagtail_localize.segments import extract
from wagtail_localize.strings import StringValue

_from_translated_html = StringValue.from_translated_html


def from_translated_html(markup: str) -> StringValue:
    """Raises ValueError, with words for the translator."""
    if BeautifulSoup(markup, "html.parser").find(string=lambda text: isinstance(text, PreformattedString)):
        raise ValueError(
            _("Comments and declarations such as <!-- … --> cannot stand in a translation: take them out.")
        )
    return _from_translated_html(markup)


def look_closer() -> None:
    """Both the editor of translations and the reading of PO files ask here whether a translation may be used."""
    StringValue.from_translated_html = staticmethod(from_translated_html)


_cut = lru_cache(maxsize=256)(extract.extract_strings)


def cut_once(html: str | None) -> tuple[str, list[tuple[StringValue, dict]]]:
    template, strings = _cut(html)
    # Whoever puts a text together may change the attributes.
    return template, [(StringValue(string.data), deepcopy(attributes)) for string, attributes in strings]


def remember_cuts() -> None:
    """A text is cut when it is published, and again for each language that is put together, shown or released."""
    extract.extract_strings = cut_once
