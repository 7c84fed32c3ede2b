"""The top of the page tree in all languages, and the page asked for: one query for each request."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils.encoding import escape_uri_path
from wagtail.models import Locale, Page, Site

from accounts.roles import HOME_DEPTH
from accounts.visibility import readable

from .languages import Language


@dataclass(frozen=True, slots=True)
class TreePage:
    """What the frame of an answer needs of a page, named like its fields. Whole pages take nearly twice the time."""

    pk: int
    title: str
    path: str
    depth: int
    url_path: str
    translation_key: UUID
    show_in_menus: bool
    content_type_id: int
    locale: Locale

    def __str__(self):
        return self.title

    @property
    def specific_class(self) -> type[Page]:
        return ContentType.objects.get_for_id(self.content_type_id).model_class()


_COLUMNS = [name for name in TreePage.__slots__ if name != "locale"]


class SiteTree:
    """Home pages of the default site by language, the pages right below them, and the page asked for.

    All of them live, and open to the reader: what is closed to the reader is not there.

    `code` and `path` are the language and the rest of an address: its page comes along in all its languages.
    """

    def __init__(self, code: str = "", path: str = ""):
        self._code = code
        self._path = path

    @cached_property
    def _pages(self) -> list[TreePage]:
        site_root = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
        homes = Page.objects.filter(depth=HOME_DEPTH, translation_key__in=site_root)
        wanted = Q(depth=HOME_DEPTH, translation_key__in=site_root) | Q(depth=HOME_DEPTH + 1)
        if self._path:
            home = homes.filter(locale__language_code=self._code).values("url_path")[:1]
            asked = Page.objects.filter(
                locale__language_code=self._code, url_path=Concat(Subquery(home), Value(self._path))
            )
            wanted |= Q(translation_key__in=asked.values("translation_key"))
        rows = readable(Page.objects.filter(wanted)).order_by("path")
        return [
            TreePage(*row, Locale(pk, code))
            for *row, pk, code in rows.values_list(*_COLUMNS, "locale_id", "locale__language_code")
        ]

    @cached_property
    def roots(self) -> dict[str, TreePage]:
        """The live home page of each public language, in the order of the settings."""
        by_code = {page.locale.language_code: page for page in self._pages if page.depth == HOME_DEPTH}
        return {code: by_code[code] for code, _ in settings.LANGUAGES if code in by_code}

    def sections(self, code: str) -> list[TreePage]:
        """The live pages right below a language's home, in the editors' order."""
        root = self.roots.get(code)
        if root is None:
            return []
        return [page for page in self._pages if page.depth == HOME_DEPTH + 1 and page.path.startswith(root.path)]

    def versions_at(self, code: str, path: str) -> list[TreePage]:
        """The versions of the page at an address that the reader may open, itself included."""
        if not path:
            return list(self.roots.values())
        url_path = self.roots[code].url_path + path
        found = next((page for page in self._pages if page.url_path == url_path), None)
        if found is None:
            return []
        return [page for page in self._pages if page.translation_key == found.translation_key]

    def path_of(self, page: Page | TreePage, code: str | None = None) -> str:
        """The address of a page, from its `url_path`, as it stands in links; no query where its locale is loaded."""
        code = code or page.locale.language_code
        return escape_uri_path(f"/{code}/{page.url_path.removeprefix(self.roots[code].url_path)}")

    def knows(self, page: Page | TreePage) -> bool:
        """Whether `path_of` can tell the address of a page: its language is public and its locale loaded."""
        is_loaded = isinstance(page, TreePage) or "locale" in page._state.fields_cache
        return is_loaded and page.locale.language_code in self.roots

    @property
    def languages(self) -> list[Language]:
        return [Language(code) for code in self.roots]


def tree_of(request, path: str = "") -> SiteTree:
    """The tree of a request, read once; routing asks first, and names the path of the page."""
    if not hasattr(request, "site_tree"):
        request.site_tree = SiteTree(request.LANGUAGE_CODE, path)
    return request.site_tree
