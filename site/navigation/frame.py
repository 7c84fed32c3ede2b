"""What stands around every page: site texts, menus, languages. Nothing is asked before a template asks."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from wagtail.models import Page

from translations.alternates import alternates
from translations.languages import Language
from translations.tree import SiteTree, tree_of

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
    """A language in the switch; `url` is empty where the page does not exist in it."""

    language: Language
    url: str
    is_current: bool

    @property
    def target(self) -> str:
        """Where the link leads: the page, else that language's home."""
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
    def root(self) -> Page | None:
        return self.tree.roots.get(self.language.code)

    @property
    def home_url(self) -> str:
        return f"/{self.language.code}/" if self.root else "/"

    @cached_property
    def text(self) -> SiteText | None:
        texts = SiteText.objects.filter(
            live=True, locale__language_code__in=[self.language.code, settings.LANGUAGE_CODE]
        ).select_related("locale")
        by_code = {text.locale.language_code: text for text in texts}
        return by_code.get(self.language.code) or by_code.get(settings.LANGUAGE_CODE)

    @property
    def text_language(self) -> Language:
        """The language the site texts are in: the default one where a translation is missing."""
        return Language(self.text.locale.language_code) if self.text else self.language

    @property
    def sections(self) -> list[Page]:
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

    def breadcrumbs(self, page) -> list[Page]:
        """The live pages above a page, home first; no query for pages up to two levels below home."""
        if not getattr(page, "path", "") or self.root is None or page.depth <= self.root.depth:
            return []
        above = [section for section in self.sections if page.path.startswith(section.path) and section.pk != page.pk]
        if page.depth > self.root.depth + 2:
            between = page.get_ancestors().live().filter(depth__gt=self.root.depth + 1)
            above += between.select_related("locale").order_by("path")
        return [self.root, *above]

    def section_of(self, page) -> Page | None:
        """The section that a page of any language lies in; None for a home page."""
        sections = self.tree.sections(page.locale.language_code)
        return next((section for section in sections if page.path.startswith(section.path)), None)

    def languages(self, page=None) -> list[LanguageLink]:
        """The switch: for a page its live versions, elsewhere the same address below each prefix."""
        if page is not None and getattr(page, "pk", None):
            urls = {version.language.code: version.url for version in alternates(page, self.tree)}
        else:
            _, _, rest = self._request.get_full_path()[1:].partition("/")
            urls = {code: f"/{code}/{rest}" for code in self.tree.roots}
        return [
            LanguageLink(language, urls.get(language.code, ""), language == self.language)
            for language in self.tree.languages
        ]
