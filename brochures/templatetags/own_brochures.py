from django import template
from django.urls import reverse

from accounts.reader import current_reader
from brochures.cobranding.offering import editions_to_brand
from members.representing import current_members

register = template.Library()


@register.simple_tag
def own_edition_address(brochure) -> str:
    """Where a reader who speaks for a current member puts its logo on a brochure; empty for all others, unasked."""
    reader = current_reader()
    if not reader.is_authenticated or not current_members(reader) or not editions_to_brand(brochure):
        return ""
    return reverse("own_brochures:choose", args=[brochure.slug])
