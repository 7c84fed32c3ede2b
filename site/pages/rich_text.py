import re

from django.core.exceptions import BadRequest
from django.utils.html import format_html
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.rich_text.pages import PageLinkHandler

from editing.input_gate import is_number
from translations.languages import current

from .links import LinkTarget, target_of

_LEADING = re.compile(r"<(?:a|embed)\b[^>]*\b(?:linktype|embedtype)=[^>]*>")
_ID = re.compile(r"\bid=\"([^\"]*)\"")


class LocalisedPageLinkHandler(PageLinkHandler):
    """Internal links in rich text lead to the reader's language; a lost page leaves plain text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [cls._open_tag(target_of(int(attrs["id"]))) if attrs.get("id") else "<a>" for attrs in attrs_list]

    @staticmethod
    def _open_tag(target: LinkTarget | None) -> str:
        if target is None:
            return "<a>"
        if target.language == current():
            return format_html('<a href="{}">', target.url)
        return format_html('<a href="{}" hreflang="{}">', target.url, target.language.tag)


class TextArea(DraftailRichTextArea):
    """Wagtail's editor, which answers 500 to what it has not sent itself."""

    def value_from_datadict(self, data, files, name):
        try:
            text = super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
            raise BadRequest(f"{name} holds no text of the editor") from error
        # Whoever reads the page would look for it.
        if not all(is_number(key) for tag in _LEADING.findall(text or "") for key in _ID.findall(tag)):
            raise BadRequest(f"{name} leads to what no database holds")
        return text
