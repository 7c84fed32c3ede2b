"""Where a file is used decides too: what stands only on pages that a person may not read is not for that person."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from accounts.roles import works_with_files
from accounts.visibility import closed_to_some, open_to_everybody, visible_to

# A page presents a brochure, whose files have covers: records between a file and its pages.
_MOST_STEPS = 3


# The two ends of a row of the reference index: type and key of what names, and of what is named.
_NAMING = ("base_content_type", "object_id")
_NAMED = ("to_content_type", "to_object_id")


def pages_using(thing: Model) -> set[int]:
    """Keys of the pages that name a file or record, or name a record that names it. Two to four queries."""
    return _reached({(_kind(thing), str(thing.pk))}, goal=_kind(Page), along=(_NAMED, _NAMING))


def things_named_by(pages, model: type[Model]) -> set[int]:
    """Keys of a model's records that some pages name, or that are named by records which they name."""
    return _reached({(_kind(Page), str(key)) for key in pages}, goal=_kind(model), along=(_NAMING, _NAMED))


def _kind(thing: Model | type[Model]) -> int:
    return ContentType.objects.get_for_model(thing).pk


def _reached(start: set[tuple[int, str]], *, goal: int, along: tuple) -> set[int]:
    """Keys of the things of one type that references lead to, over a few records, never over a page."""
    asked, answered = along
    found, seen, front = set(), set(start), start
    for _step in range(_MOST_STEPS):
        if not front:
            break
        rows = ReferenceIndex.objects.filter(_one_of(front, *asked))
        reached = set(rows.values_list(*answered).distinct())
        found |= {int(key) for kind, key in reached if kind == goal}
        front = {thing for thing in reached if thing[0] not in {goal, _kind(Page)}} - seen
        seen |= front
    return found


def _one_of(things: set[tuple[int, str]], kind_field: str, key_field: str) -> Q:
    keys = defaultdict(list)
    for kind, key in things:
        keys[kind].append(key)
    condition = Q()
    for kind, some in keys.items():
        condition |= Q(**{kind_field: kind, f"{key_field}__in": some})
    return condition


def is_open_to(user, thing: Model) -> bool:
    """False where every page that uses it, drafts included, is closed to a person. Editors see all files."""
    if works_with_files(user):
        return True
    pages = pages_using(thing)
    return not pages or visible_to(user, Page.objects.filter(pk__in=pages)).exists()


def is_confined(image) -> bool:
    """Whether a picture belongs to those only who may read some pages, or see a collection.

    Unlike a document it has no number to guess: a picture that only drafts use may have a public address, which
    nobody knows before a page shows it, and it need not be drawn again when one of them is published.
    """
    if image.collection.get_view_restrictions():
        return True
    if not PageViewRestriction.objects.exists():
        return False
    pages = Page.objects.filter(pk__in=pages_using(image))
    # A closed page that is taken down stays closed: its picture does not go public with it.
    return closed_to_some(pages).exists() and not open_to_everybody(pages).exists()
