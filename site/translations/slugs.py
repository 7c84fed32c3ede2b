"""The last part of a translated page's address: that of the original, or in the script of its own language."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from .models import SlugPolicy

_HOME_DEPTH = 2
_LONGEST = 120


def slug_for(original: Page, target: Page, own: str) -> str:
    """`own` is what the target has had so far, whatever was written into it since.

    Letters are never put into another script: what reads like nothing in either language is worse than English.
    """
    if target.depth == _HOME_DEPTH:
        return own
    if _policy(target) == SlugPolicy.NATIVE:
        if target.first_published_at:
            return own
        wanted = slugify(target.title, allow_unicode=True)[:_LONGEST].strip("-_") or original.slug
    else:
        wanted = original.slug
    if wanted == own:
        return own
    return find_available_slug(target.get_parent(), wanted, target.pk)


def follows_original(target: Page) -> bool:
    """Whether a new address of the original becomes the target's."""
    return target.depth != _HOME_DEPTH and _policy(target) == SlugPolicy.SOURCE


def _policy(target: Page) -> str:
    # Not there in the middle of adding a language.
    profile = getattr(target.locale, "profile", None)
    return profile.slug_policy if profile else SlugPolicy.SOURCE
