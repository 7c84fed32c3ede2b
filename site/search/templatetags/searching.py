from django import template
from django.utils.html import format_html, format_html_join

from translations.analysis import Query, marked

register = template.Library()


@register.simple_tag
def marked_words(text: str, query: Query, language: str):
    """A text of that language in which the words of a query stand out, however it writes them."""
    pieces = marked(text, query, language)
    return format_html_join("", "{}", ((_marked(piece) if stands_out else piece,) for piece, stands_out in pieces))


def _marked(piece: str):
    return format_html("<mark>{}</mark>", piece)
