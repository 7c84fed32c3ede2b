"""How the words of a page stand to its original, for readers: behind it, by a machine, or not translated at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import FilteredRelation, Q
from django.utils import timezone
from wagtail.models import Page

from .alternates import versions_of
from .languages import Language
from .models import Source
from .units import unit_key


@dataclass(frozen=True, slots=True)
class Standing:
    """`behind` and `gaps` are wagtail-localize's paths; `published` the digests of the passages that readers have."""

    original: Language
    is_original: bool
    changed_at: datetime | None = None
    behind: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    is_by_machine: bool = False

    def is_behind(self, path: str) -> bool:
        """Whether the original says something else now at a path, or anywhere below it."""
        return any(f"{changed}.".startswith(f"{path}.") for changed in self.behind)

    def is_untranslated(self, path: str, fragment: str) -> bool:
        """Whether a passage was published with the original's words."""
        return path in self.gaps and unit_key(path, fragment) in self.published


def standing_of(page: Page, notice_after: timedelta | None) -> Standing | None:
    """One query; none for a page that stands in the default language alone. None for what nobody translates here.

    Changes younger than `notice_after` are not told yet; where it is None they never are.
    """
    if page.locale.language_code == settings.LANGUAGE_CODE and len(versions_of(page)) < 2:
        return None
    ours = FilteredRelation("translations", condition=Q(translations__locale=page.locale_id))
    columns = ("stale_since", "behind", "gaps", "published", "is_by_machine")
    found = Source.objects.of(page).annotate(ours=ours)
    row = found.values_list("locale_id", "locale__language_code", *(f"ours__{name}" for name in columns))
    if (known := row.first()) is None:
        return None
    locale_id, code, stale_since, behind, gaps, published, is_by_machine = known
    is_told = stale_since and notice_after is not None and timezone.now() - stale_since >= notice_after
    return Standing(
        original=Language(code),
        is_original=locale_id == page.locale_id,
        changed_at=stale_since if is_told and behind else None,
        behind=frozenset(behind or () if is_told else ()),
        gaps=frozenset(gaps or ()),
        published=frozenset(published or () if gaps else ()),
        is_by_machine=bool(is_by_machine),
    )
