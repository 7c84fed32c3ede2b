"""The top of the page tree in all languages: home pages and sections, in one query for each request."""

from functools import cached_property

from django.conf import settings
from wagtail.models import Page, Site

from accounts.visibility import with_openness

from .languages import Language

HOME_DEPTH = 2


class SiteTree:
    """Live home pages of the default site by language, and the live pages right below them."""

    @cached_property
    def _pages(self) -> list[Page]:
        site_root = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
        homes = Page.objects.filter(depth=HOME_DEPTH, translation_key__in=site_root)
        top = Page.objects.live().filter(depth__in=(HOME_DEPTH, HOME_DEPTH + 1), alias_of=None)
        pages = list(
            with_openness(top.filter(locale__in=homes.values("locale"))).select_related("locale").order_by("path")
        )
        keys = {page.path for page in pages if page.depth == HOME_DEPTH}
        return [page for page in pages if page.path[:8] in keys]

    @cached_property
    def roots(self) -> dict[str, Page]:
        """The live home page of each public language, in the order of the settings."""
        by_code = {page.locale.language_code: page for page in self._pages if page.depth == HOME_DEPTH}
        return {code: by_code[code] for code, _ in settings.LANGUAGES if code in by_code}

    def sections(self, code: str) -> list[Page]:
        """The live pages right below a language's home, in the editors' order."""
        root = self.roots.get(code)
        if root is None:
            return []
        return [page for page in self._pages if page.depth > HOME_DEPTH and page.path.startswith(root.path)]

    def path_of(self, page: Page, code: str | None = None) -> str:
        """The address of a page, from its `url_path`; no query where its locale is loaded."""
        code = code or page.locale.language_code
        return f"/{code}/{page.url_path.removeprefix(self.roots[code].url_path)}"

    def knows(self, page: Page) -> bool:
        """Whether `path_of` can tell the address of a page: its language is public and its locale loaded."""
        return "locale" in page._state.fields_cache and page.locale.language_code in self.roots

    @property
    def languages(self) -> list[Language]:
        return [Language(code) for code in self.roots]


def tree_of(request) -> SiteTree:
    """The tree of a request, read once."""
    if not hasattr(request, "site_tree"):
        request.site_tree = SiteTree()
    return request.site_tree
