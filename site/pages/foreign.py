"""Words that stand on a page in the language of its original, because nobody has translated them: marked as such."""

from bs4 import BeautifulSoup
from django.db.models import CharField, TextField
from django.utils.html import escape, format_html
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.strings import extract_strings

from translations.languages import Language
from translations.standing import Standing

_LEAVES = ("p", "li", "h2", "h3", "h4", "blockquote")


class Foreign(str):
    """A text in another language than the page's: itself to code, marked in templates. In attributes: force_escape."""

    def __new__(cls, text: str, language: Language):
        foreign = super().__new__(cls, text)
        foreign.language = language
        return foreign

    def __html__(self):
        return format_html(
            '<span lang="{}" dir="{}">{}</span>', self.language.tag, self.language.direction, escape(str(self))
        )


def mark_untranslated(page: Page, standing: Standing) -> None:
    """Mark the gaps of a page that is about to be rendered; the page must not be saved afterwards."""
    for path in standing.gaps:
        name, *steps = path.split(".")
        field = next((field for field in page._meta.get_fields() if field.name == name), None)
        if isinstance(field, StreamField) and steps:
            _in_stream(getattr(page, name), steps, path, standing)
        elif isinstance(field, RichTextField):
            setattr(page, name, _rich(getattr(page, name), path, standing))
        elif isinstance(field, (CharField, TextField)):
            setattr(page, name, Foreign(getattr(page, name), standing.original))


def _in_stream(children, steps: list[str], path: str, standing: Standing) -> None:
    child = next((child for child in children if child.id == steps[0]), None)
    if child is not None:
        child.value = _marked(child.block, child.value, steps[1:], path, standing)


def _marked(block, value, steps: list[str], path: str, standing: Standing):
    """The value with the words below `steps` marked; changed in place where it is a collection."""
    if isinstance(value, RichText):
        return RichText(_rich(value.source, path, standing))
    if isinstance(value, str):
        return Foreign(value, standing.original)
    if isinstance(block, ImageBlock) and value is not None:
        value.contextual_alt_text = Foreign(value.contextual_alt_text or "", standing.original)
    if not steps or isinstance(block, ImageBlock):
        return value
    if isinstance(block, StructBlock) and steps[0] in block.child_blocks:
        value[steps[0]] = _marked(block.child_blocks[steps[0]], value[steps[0]], steps[1:], path, standing)
    elif isinstance(block, StreamBlock):
        _in_stream(value, steps, path, standing)
    elif isinstance(block, ListBlock):
        _in_stream(value.bound_blocks, steps, path, standing)
    return value


def _rich(html: str, path: str, standing: Standing) -> str:
    """Several passages share the path of a rich text: only those in the original's words are marked."""
    _template, strings = extract_strings(html)
    texts = (string for string, _attributes in strings if standing.is_untranslated(path, string.data))
    foreign = {_spaced(string.render_text()) for string in texts}
    soup = BeautifulSoup(html, "html.parser")
    for leaf in soup.find_all(_LEAVES):
        if _spaced(leaf.get_text()) in foreign:
            leaf["lang"], leaf["dir"] = standing.original.tag, standing.original.direction
    return str(soup)


def _spaced(text: str) -> str:
    return " ".join(text.split())
