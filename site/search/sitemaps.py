"""Sitemaps: an index, and for each language a file that names every version of every page."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts.visibility import open_to_everybody
from translations.alternates import alternates
from translations.tree import SiteTree, tree_of

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
        .only("url_path", "title", "translation_key", "last_published_at", "locale__language_code", "path", "depth")
        .select_related("locale")
        .order_by("path")
    )
    versions: dict = {}
    for page in rows:
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    here = [pages for pages in versions.values() if code in pages][:MOST_ADDRESSES]
    entries = [_entry(pages[code], list(pages.values()), tree, base) for pages in here]
    return render(request, "search/sitemap.xml", {"entries": entries}, content_type="application/xml")


def _entry(page: Page, versions: list[Page], tree: SiteTree, base: str) -> dict:
    page._versions = versions
    others = alternates(page, tree)
    default = next((version.url for version in others if version.language.code == settings.LANGUAGE_CODE), "")
    return {
        "url": base + tree.path_of(page),
        "changed": page.last_published_at,
        "alternates": [(version.language.tag, base + version.url) for version in others],
        "default": base + default if default else "",
    }


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {_base(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
