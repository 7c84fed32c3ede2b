"""From an address to its page in two queries, however deep it lies.

Wagtail asks once for each part of the path. `url_path` is unique within a language's tree, so one look-up does; pages
with routes of their own (`RoutablePageMixin`) still get what is left of the path.
"""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from translations.alternates import language_roots


def find_route(request, path: str) -> RouteResult | None:
    """The live page of an address in the active language, or None."""
    roots = language_roots()
    request.language_roots = roots
    root = roots.get(request.LANGUAGE_CODE)
    if root is None:
        return None
    url_path = f"{root.url_path}{path}"
    page = Page.objects.filter(url_path=url_path, locale=root.locale).select_related("locale").first()
    if page is None or not page.live:
        return None
    page = page.specific
    page.locale = root.locale
    return page.route(request, [])


@require_safe
def serve(request, path: str = ""):
    """Wagtail's own view, with its hooks (private pages among them), after our look-up."""
    request._wagtail_route_for_request = find_route(request, path)
    if request._wagtail_route_for_request is None:
        raise Http404
    return wagtail_views.serve(request, path)
