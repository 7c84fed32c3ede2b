"""What readers get of a page that does not exist in their language: each type of page says it in `absence`.

The address itself answers the same for all types: 404, never another language under the wrong one.
"""

from collections.abc import Iterable
from enum import StrEnum

from django.conf import settings
from wagtail.models import Page, PageQuerySet


class Absence(StrEnum):
    """`STRICT`: the 404 names the languages in which it exists. `NOTICE`: lists show it too, marked with its language,
    and lead to it there. `HIDE`: nothing tells of it, neither the 404 nor the switch, nor links between pages."""

    STRICT = "strict"
    NOTICE = "notice"
    HIDE = "hide"


def elsewhere(pages: PageQuerySet, own: PageQuerySet, code: str, public: Iterable[str]) -> list[int]:
    """The ids of `pages` that stand in other public languages and in none of `own`: one version each; one query.

    The default language is taken first, then the order of the settings.
    """
    order = [settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]
    others = [language for language in public if language != code]
    known = own.order_by().values("translation_key")
    found = pages.filter(locale__language_code__in=others).exclude(translation_key__in=known).order_by()
    best: dict = {}
    for key, pk, language in found.values_list("translation_key", "pk", "locale__language_code"):
        candidate = (order.index(language), pk)
        best[key] = min(candidate, best.get(key, candidate))
    return [pk for _rank, pk in best.values()]


def absence_of(page: Page) -> Absence:
    """The policy of a page of any type, also where it was read without its own fields."""
    return getattr(page.specific_class, "absence", Absence.STRICT)
