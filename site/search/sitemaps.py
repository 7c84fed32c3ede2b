"""Sitemaps: an index, and for each language a file that names every version of every page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts.visibility import open_to_everybody
from translations.languages import Language
from translations.tree import tree_of

# A file may hold 50,000 addresses; far fewer keep each answer short.
MOST_ADDRESSES = 5_000


def _base(request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def sitemap_index(request):
    files = [f"{_base(request)}/sitemap-{code}.xml" for code in tree_of(request).roots]
    return render(request, "search/sitemap_index.xml", {"files": files}, content_type="application/xml")


@require_safe
def sitemap(request, code: str):
    tree = tree_of(request)
    if code not in tree.roots:
        raise Http404
    base = _base(request)
    rows = (
        open_to_everybody(Page.objects.filter(locale__language_code__in=tree.roots, depth__gte=2, alias_of=None))
        .only("url_path", "translation_key", "last_published_at", "locale__language_code", "path", "depth")
        .select_related("locale")
        .order_by("path")
    )
    versions: dict = {}
    for page in rows:
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    entries = [
        {
            "url": base + tree.path_of(pages[code]),
            "changed": pages[code].last_published_at,
            "alternates": [(Language(other).tag, base + tree.path_of(pages[other])) for other in pages],
            "default": base + tree.path_of(pages["en"]) if "en" in pages else "",
        }
        for pages in versions.values()
        if code in pages
    ][:MOST_ADDRESSES]
    return render(request, "search/sitemap.xml", {"entries": entries}, content_type="application/xml")


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {_base(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
