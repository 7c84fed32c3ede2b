"""From an address to its page in two queries, however deep it lies.

Wagtail asks once for each part of the path. `url_path` is unique within a language's tree, so one look-up does, and it
brings the page's other languages and its openness along. Pages with routes of their own are not used on this site.
"""

from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from accounts.visibility import with_openness
from translations.tree import SiteTree, tree_of


def find_route(request, path: str) -> RouteResult | None:
    """The live page of an address in the active language, or None."""
    tree = tree_of(request)
    root = tree.roots.get(request.LANGUAGE_CODE)
    if root is None:
        return None
    versions = list(tree.roots.values()) if not path else _versions(tree, root, path)
    url_path = root.url_path + path
    found = next((page for page in versions if page.url_path == url_path), None)
    if found is None:
        return None
    model = found.specific_class
    page = model._default_manager.select_related("locale", *getattr(model, "route_related", ())).get(pk=found.pk)
    page._versions = [version for version in versions if version.is_open]
    page._is_open = found.is_open
    return RouteResult(page)


def _versions(tree: SiteTree, root: Page, path: str) -> list[Page]:
    """The live pages that share the translation key of the one at this address, that one included."""
    key = Page.objects.filter(url_path=root.url_path + path, locale=root.locale).values("translation_key")
    pages = Page.objects.live().filter(Q(translation_key__in=key), alias_of=None)
    return list(with_openness(pages).select_related("locale"))


@require_safe
def serve(request, path: str = ""):
    """Wagtail's own view, with its hooks (private pages among them), after our look-up."""
    request._wagtail_route_for_request = find_route(request, path)
    if request._wagtail_route_for_request is None:
        raise Http404
    return wagtail_views.serve(request, path)
