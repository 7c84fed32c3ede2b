"""The other languages of a page: one query, used by the head, the language switch, sitemap, feeds and search."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page, Site

from .languages import Language, all_languages


@dataclass(frozen=True)
class Alternate:
    """One language version of a page; `url` is a path on this site."""

    language: Language
    url: str
    title: str


def language_roots() -> dict[str, Page]:
    """The live home page of each language of the default site, by language code; one query.

    A language without a live home is not public.
    """
    roots = (
        Page.objects.live()
        .filter(
            depth=2,
            alias_of=None,
            translation_key__in=Site.objects.filter(is_default_site=True).values("root_page__translation_key"),
        )
        .select_related("locale")
    )
    by_code = {root.locale.language_code: root for root in roots}
    return {code: by_code[code] for code, _ in settings.LANGUAGES if code in by_code}


def page_path(page: Page, roots: dict[str, Page], code: str) -> str:
    """The address of a page below its language's prefix, without asking the database."""
    return f"/{code}/{page.url_path.removeprefix(roots[code].url_path)}"


def alternates(page: Page, roots: dict[str, Page] | None = None) -> list[Alternate]:
    """The live, readable versions of a page in public languages, itself included, in the site's order."""
    roots = language_roots() if roots is None else roots
    versions = (
        Page.objects.live()
        .public()
        .filter(translation_key=page.translation_key, alias_of=None)
        .filter(Q(locale__language_code__in=roots))
        .select_related("locale")
    )
    by_code = {version.locale.language_code: version for version in versions}
    return [
        Alternate(language, page_path(by_code[language.code], roots, language.code), by_code[language.code].title)
        for language in all_languages()
        if language.code in by_code
    ]
