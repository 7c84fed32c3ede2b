from django import template
from django.templatetags.static import static

from translations.alternates import alternates as versions

register = template.Library()


@register.simple_tag(takes_context=True)
def page_language(context):
    """The language of the page, elsewhere that of the address."""
    return getattr(context.get("page"), "language", None) or context["frame"].language


@register.simple_tag(takes_context=True)
def language_links(context, page=None):
    """The language switch: `listing` of a list and `versions` of a page that was not found decide where links lead."""
    frame = context["frame"]
    if page:
        return frame.languages(page, context.get("listing"))
    if "versions" in context:
        return frame.languages_of_missing(context["versions"])
    return frame.languages_of_view()


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


@register.simple_tag(takes_context=True)
def section_title(context, page) -> str:
    """The title of the section that a page lies in; empty for a home page and where there is no frame."""
    section = context["frame"].section_of(page) if "frame" in context else None
    return section.title if section else ""


@register.simple_tag(takes_context=True)
def section_url(context, page) -> str:
    """The address of the section that a page lies in; empty where there is none."""
    section = context["frame"].section_of(page)
    return context["frame"].tree.path_of(section) if section else ""


@register.simple_tag(takes_context=True)
def site_structured_data(context, page) -> dict:
    """JSON-LD of what every page shares: the organisation, and the way from home to the page."""
    request, frame = context["request"], context["frame"]
    home = request.build_absolute_uri(frame.home_url)
    organisation = {
        "@type": "Organization",
        "@id": frame.organisation_id,
        "url": home,
        "logo": request.build_absolute_uri(static("icons/favicon.svg")),
    }
    if frame.text:
        organisation |= {
            "name": frame.text.network_name,
            "slogan": frame.text.tagline,
            "description": frame.text.about_short,
        }
    graph = [organisation]
    above = frame.breadcrumbs(page)
    if above:
        trail = [(crumb.title, frame.tree.path_of(crumb)) for crumb in above]
        items = [
            {"@type": "ListItem", "position": position, "name": name, "item": request.build_absolute_uri(path)}
            for position, (name, path) in enumerate(trail, start=1)
        ]
        items.append({"@type": "ListItem", "position": len(items) + 1, "name": page.title})
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
    return {"@context": "https://schema.org", "@graph": graph}
