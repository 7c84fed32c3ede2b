"""Where a file is used decides too: what stands only on pages that a person may not read is not for that person."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from accounts.visibility import open_to_everybody, visible_to

# A page presents a brochure, whose files have covers: records between a file and its pages.
_MOST_STEPS = 3


def pages_using(thing: Model) -> set[int]:
    """Keys of the pages that name a file or record, or name a record that names it. Two to four queries."""
    kind = ContentType.objects.get_for_model(thing).pk
    return _pages_naming({(kind, str(thing.pk))})


def _pages_naming(targets: set[tuple[int, str]]) -> set[int]:
    page_type = ContentType.objects.get_for_model(Page).pk
    pages, seen = set(), set(targets)
    for _step in range(_MOST_STEPS):
        if not targets:
            break
        rows = ReferenceIndex.objects.filter(_one_of(targets, "to_content_type", "to_object_id"))
        sources = set(rows.values_list("base_content_type", "object_id").distinct())
        pages |= {int(key) for kind, key in sources if kind == page_type}
        targets = {source for source in sources if source[0] != page_type} - seen
        seen |= targets
    return pages


def things_named_by(pages, model: type[Model]) -> set[int]:
    """Keys of a model's records that some pages name, or that are named by records which they name."""
    kind = ContentType.objects.get_for_model(model).pk
    page_type = ContentType.objects.get_for_model(Page).pk
    sources = {(page_type, str(key)) for key in pages}
    found, seen = set(), set(sources)
    for _step in range(_MOST_STEPS):
        if not sources:
            break
        rows = ReferenceIndex.objects.filter(_one_of(sources, "base_content_type", "object_id"))
        targets = set(rows.values_list("to_content_type", "to_object_id").distinct())
        found |= {int(key) for to_kind, key in targets if to_kind == kind}
        sources = {target for target in targets if target[0] not in {page_type, kind}} - seen
        seen |= sources
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
    if user.is_authenticated and user.is_staff:
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
    pages = Page.objects.filter(pk__in=pages_using(image), live=True)
    return pages.exists() and not open_to_everybody(pages).exists()
