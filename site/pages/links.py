"""Links between pages: stored by page, written in the language of the reader, looked up together."""

import re
from contextvars import ContextVar
from dataclasses import dataclass

from wagtail.models import Page

from accounts.visibility import readable
from translations.absence import Absence, absence_of
from translations.languages import Language, current
from translations.tree import SiteTree

_PAGE_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d+)\"")


@dataclass(frozen=True)
class LinkTarget:
    """Where a link leads: the version in the reader's language, else the chosen one."""

    chosen: Page
    page: Page
    url: str
    language: Language


# The targets of the page that is being rendered, by the id that its texts name.
_targets: ContextVar[dict[int, LinkTarget | None] | None] = ContextVar("link_targets", default=None)


def linked_ids(html: str) -> set[int]:
    """The ids of all pages that a rich text links to."""
    return {int(found[1]) for tag in _PAGE_LINK.findall(html) if (found := _ID.search(tag))}


def find_targets(ids: set[int], tree: SiteTree) -> dict[int, LinkTarget]:
    """Link targets by id, those that readers may open; one query for any number."""
    if not ids:
        return {}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    versions = readable(Page.objects.filter(translation_key__in=keys, alias_of=None)).select_related("locale")
    groups: dict = {}
    for page in versions:
        if page.locale.language_code in tree.roots:
            groups.setdefault(page.translation_key, {})[page.locale.language_code] = page
    targets = {}
    for group in groups.values():
        for chosen in group.values():
            if chosen.pk in ids:
                page = group.get(current().code, chosen)
                if page.locale.language_code != current().code and absence_of(page) == Absence.HIDE:
                    continue
                targets[chosen.pk] = LinkTarget(chosen, page, tree.path_of(page), Language(page.locale.language_code))
    return targets


def prepare_links(ids: set[int], tree: SiteTree) -> dict[int, LinkTarget]:
    """Look up what the texts of a page link to, before its template is rendered; returns it too."""
    targets = find_targets(ids, tree)
    _targets.set({page_id: targets.get(page_id) for page_id in ids})
    return targets


def target_of(page_id: int) -> LinkTarget | None:
    known = _targets.get() or {}
    if page_id in known:
        return known[page_id]
    return find_targets({page_id}, SiteTree()).get(page_id)


def forget_links(**kwargs) -> None:
    """A thread answers many readers: what it found for one language must not serve the next."""
    _targets.set(None)
