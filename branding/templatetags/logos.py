from django import template
from django.utils.html import format_html

from branding.access import may_take, must_accept_terms
from branding.models import LogoKit
from branding.progress import Progress, progress_of
from translations.formats import format_number

register = template.Library()


@register.simple_tag(takes_context=True)
def standing_before(context, kit) -> str:
    """What the files of a kit are to the reader: `open`, behind its `terms`, or for others: `sign-in`, `members`."""
    user = context["request"].user
    if not may_take(user, kit):
        return "members" if user.is_authenticated else "sign-in"
    return "terms" if must_accept_terms(user, kit) else "open"


@register.simple_tag
def progress_of_saved(kit) -> Progress | None:
    """As it is stored: a form in which something is wrong holds what was typed. None for a kit that is still new."""
    stored = LogoKit.objects.filter(pk=kit.pk).first()
    return progress_of(stored) if stored else None


@register.filter
def ratio_in_words(value: float) -> str:
    """A contrast, as in 4.5:1; cut off, so that too little never looks like enough."""
    return format_html('<bdi dir="ltr">{}:1</bdi>', format_number(int(value * 10) / 10, 1))
