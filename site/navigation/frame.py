"""What stands around every page: site texts, menus, languages. Nothing is asked before a template asks."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.languages import chain_of
from translations.absence import Absence
from translations.alternates import Alternate, alternates
from translations.languages import Language
from translations.middleware import LANGUAGE_PARAMETER
from translations.tree import SiteTree, TreePage, tree_of

from .models import SiteText


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    path: str

    def contains(self, page) -> bool:
        return bool(page) and page.path.startswith(self.path)


@dataclass(frozen=True)
class LanguageLink:
    """A language in the switch; without a `url` it leads to that language's home, and `note` says so or why."""

    language: Language
    is_current: bool
    url: str = ""
    note: str = ""

    @property
    def target(self) -> str:
        return self.url or f"/{self.language.code}/"


class SiteFrame:
    """The frame of one answer. Templates reach it as `frame`."""

    def __init__(self, request):
        self._request = request

    @property
    def language(self) -> Language:
        return Language(self._request.LANGUAGE_CODE)

    @property
    def default_language(self) -> Language:
        return Language(settings.LANGUAGE_CODE)

    @property
    def tree(self) -> SiteTree:
        return tree_of(self._request)

    @property
    def root(self) -> TreePage | None:
        return self.tree.roots.get(self.language.code)

    @property
    def home_url(self) -> str:
        return f"/{self.language.code}/" if self.root else "/"

    @cached_property
    def text(self) -> SiteText | None:
        chain = chain_of(self.language.code)
        texts = SiteText.objects.filter(live=True, locale__language_code__in=chain).select_related("locale")
        by_code = {text.locale.language_code: text for text in texts}
        return next((by_code[code] for code in chain if code in by_code), None)

    @property
    def text_language(self) -> Language:
        """The language the site texts are in: one that stands in where a translation is missing."""
        return Language(self.text.locale.language_code) if self.text else self.language

    @property
    def sections(self) -> list[TreePage]:
        return self.tree.sections(self.language.code)

    def _items(self, in_menu: bool) -> list[MenuItem]:
        return [
            MenuItem(page.title, self.tree.path_of(page), page.path)
            for page in self.sections
            if page.show_in_menus == in_menu
        ]

    @cached_property
    def menu(self) -> list[MenuItem]:
        return self._items(in_menu=True)

    @cached_property
    def footer(self) -> list[MenuItem]:
        """Top-level pages that are not in the menu: legal notice, privacy, accessibility."""
        return self._items(in_menu=False)

    def breadcrumbs(self, page) -> list[TreePage | Page]:
        """The live pages above a page, home first; no query for pages up to two levels below home."""
        if not getattr(page, "path", "") or self.root is None or page.depth <= self.root.depth:
            return []
        above = [section for section in self.sections if page.path.startswith(section.path) and section.pk != page.pk]
        if page.depth > self.root.depth + 2:
            between = page.get_ancestors().live().filter(depth__gt=self.root.depth + 1)
            above += between.select_related("locale").order_by("path")
        return [self.root, *above]

    def section_of(self, page) -> TreePage | None:
        """The section that a page of any language lies in; None for a home page."""
        sections = self.tree.sections(page.locale.language_code)
        return next((section for section in sections if page.path.startswith(section.path)), None)

    def languages(self, page=None, listing=None) -> list[LanguageLink]:
        """The switch of a page: its live versions, filtered like its `listing` where that finds something."""
        urls = {}
        if getattr(page, "pk", None):
            urls = {version.language.code: version.url for version in alternates(page, self.tree)}
        if listing is not None and listing.is_filtered:
            urls |= {code: f"{urls[code]}?{listing.filters}" for code in listing.languages if code in urls}
        links = self._links(urls, _("not translated yet"))
        is_hidden = getattr(page, "absence", None) == Absence.HIDE
        return [link for link in links if link.url or link.is_current] if is_hidden else links

    def languages_of_missing(self, versions: list[Alternate]) -> list[LanguageLink]:
        """The switch where nothing was found: the versions that exist, else the home pages."""
        urls = {version.language.code: version.url for version in versions}
        return self._links(urls, _("not translated yet") if urls else _("Home"))

    def languages_of_view(self) -> list[LanguageLink]:
        """The switch of what is no page, such as the search: the same address, from its beginning, in all sections.

        Where no language stands in the address, it stands behind it.
        """
        prefix, _slash, rest = self._request.path[1:].partition("/")
        if prefix not in self.tree.roots:
            same = escape_uri_path(self._request.path)
            return self._links({code: f"{same}?{LANGUAGE_PARAMETER}={code}" for code in self.tree.roots}, "")
        query = self._request.GET.copy()
        for name in ("page", "section"):
            query.pop(name, None)
        tail = f"{rest}?{query.urlencode()}" if query else rest
        return self._links({code: f"/{code}/{tail}" for code in self.tree.roots}, "")

    def _links(self, urls: dict[str, str], note: str) -> list[LanguageLink]:
        links = []
        for language in self.tree.languages:
            url, is_current = urls.get(language.code, ""), language == self.language
            links.append(LanguageLink(language, is_current, url, "" if url or is_current else note))
        return links

    @property
    def organisation_id(self) -> str:
        """How structured data refer to the network, whatever the language."""
        return f"{self._request.build_absolute_uri('/')}#organization"
