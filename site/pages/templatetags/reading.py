"""What templates need to speak to readers: dates, numbers, pictures and links in the language of the page."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from assets.renditions import find_renditions
from translations import formats
from translations.languages import Language
from translations.tree import tree_of

register = template.Library()

register.filter("date_in_words", formats.format_date)
register.filter("number_in_words", formats.format_number)
register.filter("file_size", formats.format_size)
register.filter("country_name", formats.territory_name)
register.filter("language_name", formats.language_name)


@register.filter
def language(code: str) -> Language:
    """The language of a code, for its tag, direction and name."""
    return Language(code)


@register.filter
def list_in_words(items) -> str:
    """a, b and c."""
    return formats.format_and([str(item) for item in items])


@register.simple_tag(takes_context=True)
def path_of(context, page) -> str:
    """The address of a page, without a query where the page's language is loaded."""
    request = context.get("request")
    tree = tree_of(request)
    return tree.path_of(page) if tree.knows(page) else page.get_url(request) or ""


@register.simple_tag
def picture(image, profile: str, alt: str | None = None, sizes: str = "100vw", loading: str = "lazy", css: str = ""):
    """An `<img>` with the sizes that exist; an empty frame of the same shape until the first one is made.

    `alt` None takes the text stored with the picture (or of this place, for an ImageBlock); "" marks decoration.
    """
    if image is None:
        return ""
    if alt is None:
        alt = "" if getattr(image, "decorative", False) else image.contextual_alt_text or image.description
    renditions = find_renditions(image, profile)
    if not renditions:
        return format_html('<span class="picture-pending {}" role="img" aria-label="{}"></span>', css, alt)
    largest = renditions[-1]
    srcset = ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="{}" decoding="async"'
        ' class="{}"{}>',
        renditions[0].url,
        srcset,
        sizes,
        largest.width,
        largest.height,
        alt,
        loading,
        css,
        mark_safe(' fetchpriority="high"') if loading == "eager" else "",
    )


@register.simple_tag(takes_context=True)
def social_image(context, image) -> dict:
    """Absolute address and size of the picture for shared links."""
    renditions = find_renditions(image, "social") if image else []
    if not renditions:
        return {}
    rendition = renditions[0]
    return {
        "url": context["request"].build_absolute_uri(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
    }


@register.filter
def as_json_ld(data) -> str:
    """A JSON-LD document for a script element; nothing in it can close the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S308


@register.simple_tag(takes_context=True)
def with_query(context, **changes) -> str:
    """The current query string with some parameters changed; None removes one. Page numbers restart."""
    query = context["request"].GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    encoded = query.urlencode()
    return f"?{encoded}" if encoded else "?"
