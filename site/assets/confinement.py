"""Sizes of pictures move between the public and the private folder as the pages around them open and close."""

from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from accounts.visibility import closed_to_some

from .models import CustomImage
from .usage import is_confined, things_named_by


def confine(image: CustomImage) -> bool:
    """Note whether a picture may have public addresses; True where that has changed. Safe to repeat."""
    confined = is_confined(image)
    if confined == image.is_confined:
        return False
    image.is_confined = confined
    CustomImage.objects.filter(pk=image.pk).update(is_confined=confined)
    return True


def pictures_to_review() -> set[int]:
    """Pictures on closed pages and in closed collections, and those that are confined already."""
    doubtful = set(CustomImage.objects.filter(is_confined=True).values_list("pk", flat=True))
    if PageViewRestriction.objects.exists():
        closed = closed_to_some(Page.objects.filter(alias_of=None))
        doubtful |= things_named_by(closed.values_list("pk", flat=True), CustomImage)
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        collections = restriction.collection.get_descendants(inclusive=True)
        doubtful |= set(CustomImage.objects.filter(collection__in=collections).values_list("pk", flat=True))
    return doubtful
