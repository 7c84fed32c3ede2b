"""From an address to its page in two queries, however deep it lies.

Wagtail asks once for each part of the path. `url_path` is unique within a language's tree, so the query for the top of
the tree brings the page along and its other languages, as far as the reader may open them; a second one fetches the
page as its own type.
Pages with routes of their own are not used on this site.
"""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views
from wagtail.url_routing import RouteResult

from translations.tree import tree_of


def find_route(request, path: str) -> RouteResult | None:
    """The live page of an address in the active language, or None: absent and forbidden look the same."""
    tree, code = tree_of(request, path), request.LANGUAGE_CODE
    if code not in tree.roots:
        return None
    versions = tree.versions_at(code, path)
    url_path = tree.roots[code].url_path + path
    found = next((page for page in versions if page.url_path == url_path), None)
    if found is None:
        return None
    model = found.specific_class
    page = model._default_manager.select_related("locale", *getattr(model, "route_related", ())).get(pk=found.pk)
    page._versions = versions
    page._is_readable = True
    return RouteResult(page)


@require_safe
def serve(request, path: str = ""):
    """Wagtail's own view, with its hooks (private pages among them), after our look-up."""
    request._wagtail_route_for_request = find_route(request, path)
    if request._wagtail_route_for_request is None:
        raise Http404
    return wagtail_views.serve(request, path)
