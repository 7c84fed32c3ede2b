"""Who may see which page. Every list, feed, search and sitemap asks here."""

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageQuerySet, PageViewRestriction


def _restricted() -> Exists:
    """Whether the page or one above it is restricted, as part of the query that finds the page."""
    return Exists(
        PageViewRestriction.objects.annotate(asked=ExpressionWrapper(OuterRef("path"), CharField()))
        .filter(asked__startswith=F("page__path"))
        .order_by()
    )


def open_to_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Live pages without a view restriction on them or above them, in one query (Wagtail's `public()` takes two).

    No aliases: they stand in for pages that nobody has translated, with the words of another language.
    """
    return pages.filter(~_restricted(), live=True, alias_of=None)


def with_openness(pages: PageQuerySet) -> PageQuerySet:
    """Adds `is_open`: whether everybody may read the page, if it is live."""
    return pages.annotate(is_open=ExpressionWrapper(Q(~_restricted()), output_field=BooleanField()))
