"""The other languages of a page: one query, used by the head, the language switch, feeds and error pages."""

from dataclasses import dataclass

from wagtail.models import Page

from accounts.visibility import readable

from .languages import Language
from .tree import SiteTree, TreePage


@dataclass(frozen=True)
class Alternate:
    """One language version of a page; `url` is a path on this site."""

    language: Language
    url: str
    title: str


def versions_of(page: Page) -> list[Page | TreePage]:
    """The live, readable versions of a page in every language; no query where routing has found them already."""
    if not hasattr(page, "_versions"):
        versions = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
        page._versions = list(readable(versions).select_related("locale"))
    return page._versions


def alternates(page: Page, tree: SiteTree) -> list[Alternate]:
    """The live, readable versions of a page in public languages, itself included, in the site's order."""
    by_code = {version.locale.language_code: version for version in versions_of(page)}
    return [
        Alternate(Language(code), tree.path_of(by_code[code], code), by_code[code].title)
        for code in tree.roots
        if code in by_code
    ]
