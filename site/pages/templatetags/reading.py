"""What templates need to speak to readers: dates, numbers, pictures and links in the language of the page."""

import json
import re
from datetime import date
from itertools import chain, count

from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from assets.renditions import find_renditions, find_share_card
from translations import formats
from translations.languages import Language, current
from translations.middleware import language_before_views
from translations.tree import tree_of

from ..foreign import Foreign
from ..names import set_name

register = template.Library()

# The shape of a picture whose sizes are still being made, by profile; "figure" keeps the picture's own.
_PENDING_SHAPES = {"card": (640, 427), "lead": (1200, 800)}
_EMPTY = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
# A quotation that opens with “If” or “I” reads badly when its first word ends a line.
_SHORT_OPENING = re.compile(r"([“„«‘(]\s?\w{1,3}) ")
# Japanese may break between a word and its number, and between a number and its counter.
_NUMBER_IN_JAPANESE = re.compile(r"([ァ-ヿ]?\d[\d.,]*[一-鿿：]|[ァ-ヿ]\d[\d.,]*)")

register.filter("file_size", formats.format_size)
register.filter("country_name", formats.territory_name)
register.filter("language_name", formats.language_name)


@register.filter
def date_in_words(value, style: str = "long") -> str:
    """A date; nothing for nothing, since drafts may lack it. Previews of blocks give it in ISO format."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if value else None
    return formats.format_date(value, style) if value else ""


@register.filter
def number_in_words(value) -> str:
    """A number; nothing for nothing, since drafts may lack it."""
    return "" if value in (None, "") else formats.format_number(value)


@register.filter
def size_of_number(number: str) -> str:
    """The class of a large number: how many signs have to fit in its line."""
    return "short-number" if len(number) <= 7 else "long-number" if len(number) <= 16 else "endless-number"


@register.filter
def language(code: str) -> Language:
    """The language of a code, for its tag, direction and name."""
    return Language(code)


@register.filter
def in_language(text: str, language: Language | str):
    """Text in a language of its own: marked as such where it differs from the page's."""
    own = language if isinstance(language, Language) else Language(language)
    if not text or not own.code or own == current():
        return text
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', own.tag, own.direction, text)


@register.filter
def name_of(name: str, owner=None):
    """A proper name in running text: in the owner's language where the name is known to be, else as its letters are.

    `owner` has `native_name` and `native_language`.
    """
    if not name:
        return ""
    return set_name(name, owner.native_language if owner and name == owner.native_name else "")


@register.filter
def well_set(text: str):
    """A headline or quotation without the line breaks that the style sheet alone cannot prevent."""
    if hasattr(text, "__html__"):  # marked as another language's, whose rules are others
        return text
    if current().code == "ja":
        html = _NUMBER_IN_JAPANESE.sub(r'<span class="together">\1</span>', conditional_escape(text))
        return mark_safe(html)  # noqa: S308  escaped above
    return _SHORT_OPENING.sub("\\1\u00a0", text or "")


@register.filter
def is_elsewhere(language: Language) -> bool:
    """Whether a language is another than the page's."""
    return language != current()


@register.filter
def list_in_words(items) -> str:
    """a, b and c."""
    return formats.format_and([str(item) for item in items])


def _request(context):
    # An include with `only` drops the variable and keeps the attribute.
    return getattr(context, "request", None) or context["request"]


@register.simple_tag
def address_language(request=None) -> Language:
    """The language of answers that are given before any view was asked."""
    return Language(language_before_views(request) if request else settings.LANGUAGE_CODE)


@register.filter
def home_path(language: Language) -> str:
    """Where a language begins, whether or not its home page is live."""
    return f"/{language.code}/"


@register.simple_tag(takes_context=True)
def absolute(context, path: str) -> str:
    """A path of this site with scheme and host."""
    return _request(context).build_absolute_uri(path)


@register.simple_tag
def icon(name: str, css: str = ""):
    """A small drawing of the sprite, for decoration."""
    return _drawing(name, f"icon {css}".strip())


@register.simple_tag
def brand_mark(css: str):
    """The sign of the network, beside its name."""
    return _drawing("mark", css)


@register.simple_tag
def ornament(css: str):
    """The sprig, in the place that the class names."""
    return _drawing("sprig", f"ornament {css}", mark_safe(' viewBox="0 0 400 640"'))


def _drawing(name: str, css: str, more: str = ""):
    markup = '<svg class="{}"{} aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    return format_html(markup, css, more, static("icons/sprite.svg"), name)


@register.simple_tag(takes_context=True)
def heading_id(context, anchor: str) -> str:
    """The anchor of a heading; the second heading of an answer with the same words gets a number."""
    request = context.get("request")
    if request is None:
        return anchor
    taken = request.__dict__.setdefault("heading_ids", set())
    candidates = chain([anchor], (f"{anchor}-{number}" for number in count(2)))
    free = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(free)
    return free


@register.simple_tag(takes_context=True)
def path_of(context, page) -> str:
    """The address of a page, without a query where the page's language is loaded."""
    request = _request(context)
    tree = tree_of(request)
    return tree.path_of(page) if tree.knows(page) else page.get_url(request) or ""


@register.simple_tag
def picture(image, profile: str, alt: str | None = None, sizes: str = "100vw", loading: str = "lazy", css: str = ""):
    """An `<img>` with the sizes that exist; an empty one of the same shape until the first one is made.

    `alt` None takes the text stored with the picture (or of this place, for an ImageBlock); "" marks decoration.
    `sizes` tells phones half of the screen for what fills it: twice as sharp as needed is enough where a line is slow.
    """
    if not image:
        return ""
    if alt is None:
        alt = "" if getattr(image, "decorative", False) else image.contextual_alt_text or image.description
    renditions = find_renditions(image, profile)
    attributes = {"alt": str(alt), "class": css or None}
    if isinstance(alt, Foreign):
        attributes |= {"lang": alt.language.tag, "dir": alt.language.direction}
    if renditions:
        srcset = ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
        attributes |= {"src": renditions[0].url, "srcset": srcset, "sizes": sizes, "decoding": "async"}
        attributes |= {"width": renditions[-1].width, "height": renditions[-1].height}
        attributes |= {"fetchpriority": "high"} if loading == "eager" else {"loading": "lazy"}
    else:
        width, height = _PENDING_SHAPES.get(profile, (image.width, image.height))
        attributes |= {"src": _EMPTY, "width": width, "height": height}
    return format_html("<img{}>", flatatt(attributes))


@register.simple_tag(takes_context=True)
def social_image(context, page) -> dict:
    """Absolute address, size and alternative text of the picture for shared links: the page's, or the network's."""
    card = find_share_card(page.picture)
    picture = {"url": static("icons/social-card.png"), "width": 1200, "height": 630, "alt": ""}
    if card:
        picture = {"url": card.url, "width": card.width, "height": card.height, "alt": str(page.picture_alt)}
    return picture | {"url": _request(context).build_absolute_uri(picture["url"])}


@register.filter
def as_json_ld(data) -> str:
    """A JSON-LD document for a script element, without what is empty; nothing in it can close the element."""
    text = json.dumps(_filled(data), ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S308


def _filled(data):
    if isinstance(data, dict):
        return {key: _filled(value) for key, value in data.items() if value not in (None, "", [], {})}
    return [_filled(item) for item in data] if isinstance(data, list) else data


@register.simple_tag(takes_context=True)
def with_query(context, **changes) -> str:
    """The current query string with some parameters changed; None removes one. Page numbers restart.

    Without any parameter left: the path.
    """
    return _changed_query(context, changes)


@register.simple_tag(takes_context=True)
def without_query(context, *names: str) -> str:
    """The current query string without some parameters, whose names may hold hyphens."""
    return _changed_query(context, dict.fromkeys(names))


@register.simple_tag(takes_context=True)
def without_any_query(context) -> str:
    """The address without its query string."""
    return _request(context).path


def _changed_query(context, changes: dict) -> str:
    query = _request(context).GET.copy()
    if "page" not in changes or changes["page"] == 1:
        query.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        elif (name, value) != ("page", 1):
            query[name] = value
    encoded = query.urlencode()
    return f"?{encoded}" if encoded else without_any_query(context)


@register.simple_tag
def page_numbers(page) -> list[int | None]:
    """The numbers around a page of a list, with the first and the last; None stands for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]
