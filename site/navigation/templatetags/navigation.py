from django import template

from translations.alternates import alternates as versions

register = template.Library()


@register.simple_tag(takes_context=True)
def language_links(context, page=None):
    """The language switch for a page, or for an address that is no page."""
    return context["frame"].languages(page or None)


@register.simple_tag(takes_context=True)
def menu_items(context, page=None):
    """The main menu; each item knows whether the page lies in its section."""
    return [{"item": item, "is_current": item.contains(page)} for item in context["frame"].menu]


@register.simple_tag(takes_context=True)
def breadcrumbs(context, page):
    """The pages above this one, home first."""
    return context["frame"].breadcrumbs(page)


@register.simple_tag(takes_context=True)
def alternates(context, page):
    """The live language versions of a page, itself included, for hreflang links."""
    return versions(page, context["frame"].tree)
