"""What readers are told of a translation: above the page, and at the passages that are behind their original."""

import re
from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField

from translations.alternates import Alternate, alternates
from translations.languages import Language
from translations.places import anchor_of
from translations.tree import tree_of

register = template.Library()
_FIRST_TAG = re.compile(r"\s*<[a-z][a-z0-9]*(?=[\s>])(?![^>]*\sid=)")


@dataclass(frozen=True)
class Notice:
    """`original` is None where the reader may not open it, or it has gone."""

    language: Language
    original: Alternate | None
    changed_at: datetime | None
    has_marks: bool
    is_by_machine: bool


@register.simple_tag(takes_context=True)
def translation_notice(context) -> Notice | None:
    """What is to be said above the page of the context; None for most."""
    standing = getattr(context.get("page"), "standing", None)
    if standing is None or not (standing.changed_at or standing.is_by_machine):
        return None
    versions = alternates(context["page"], tree_of(context["request"]))
    return Notice(
        language=standing.original,
        original=next((version for version in versions if version.language == standing.original), None),
        changed_at=standing.changed_at,
        has_marks=any(_is_markable(context["page"], path) for path in standing.behind),
        is_by_machine=standing.is_by_machine,
    )


def _is_markable(page, path: str) -> bool:
    """Titles stand at the top, below the notice, without a mark of their own; new blocks are not here."""
    name, *steps = path.split(".")
    if name == page.teaser_field:
        return bool(page.teaser)
    if isinstance(page._meta.get_field(name), StreamField):
        return bool(steps) and any(block.id == steps[0] for block in getattr(page, name))
    return isinstance(page._meta.get_field(name), RichTextField)


@register.simple_tag(takes_context=True)
def passage(context, block, name: str = "body"):
    """A block of the page's stream `name`, marked where the original says something else meanwhile."""
    html = block.render_as_block(context.flatten())
    return _marked(context, (f"{name}.{block.id}",), html)


@register.simple_block_tag(takes_context=True)
def passage_of(context, content, *names: str | list[str]):
    """What is written in some fields of the page, or at some places of its streams, marked likewise."""
    paths = (path for name in names for path in ([name] if isinstance(name, str) else name))
    return _marked(context, tuple(paths), content)


def _marked(context, paths: tuple[str, ...], html: str):
    page = context.get("page")
    if getattr(context.get("request"), "is_preview", False):
        return _found_by_the_desk(page, paths, html)
    standing = getattr(page, "standing", None)
    if standing is None or not any(standing.is_behind(path) for path in paths):
        return html
    note = _("The original of this passage has changed.")
    markup = '<div class="behind"><p class="visually-hidden">{}</p>{}</div>'
    return format_html(markup, note, mark_safe(html))  # noqa: S308  what the block's own template has written


def _found_by_the_desk(page, paths: tuple[str, ...], html: str):
    """A preview with names for its places, so that a translator's link leads to the passage.

    The first name is one of the element itself: a new element would move what stands around.
    """
    first, *others = dict.fromkeys(anchor_of(path) for name in paths for path in _within(page, name))
    named = _FIRST_TAG.match(html)
    if named is None:
        others, rest = [first, *others], html
    else:
        tag = mark_safe(named[0])  # noqa: S308  what the block's own template has written, as the rest
        rest = format_html('{} id="{}"{}', tag, first, mark_safe(html[named.end() :]))  # noqa: S308
    return format_html_join("", '<a id="{}"></a>', ((name,) for name in others)) + rest


def _within(page, path: str) -> list[str]:
    """The path, and those of the blocks of a whole stream."""
    if "." in path or not isinstance(page._meta.get_field(path), StreamField):
        return [path]
    return [path, *(f"{path}.{block.id}" for block in getattr(page, path))]
