"""Who may see which page. Every list, feed, search, sitemap, link, menu and count asks here."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from .reader import current_reader


def barring(user) -> Q:
    """The view restrictions that a person does not satisfy, as a condition on them."""
    if user.is_superuser:
        return Q(pk__in=[])
    if not user.is_authenticated:
        return Q()
    own_groups = PageViewRestriction.objects.filter(
        restriction_type=PageViewRestriction.GROUPS, groups__in=user.groups.all()
    )
    # A shared password is no access rule here; where one is left from before, it admits nobody.
    return ~Q(restriction_type=PageViewRestriction.LOGIN) & ~Q(pk__in=own_groups.values("pk"))


def _barred(user) -> Exists:
    """Whether a restriction on the page or one above it, in any language, bars a person; part of the page's query.

    What is private is private in all its translations: restrictions are compared by translation key.
    """
    keys = PageViewRestriction.objects.filter(barring(user)).values("page__translation_key")
    return Exists(
        Page.objects.annotate(asked=ExpressionWrapper(OuterRef("path"), CharField()))
        .filter(asked__startswith=F("path"), translation_key__in=keys)
        .order_by()
    )


def visible_to(user, pages: PageQuerySet) -> PageQuerySet:
    """Live pages in public languages that a person may read, in one query (Wagtail's `public()` takes two).

    Of a language that is still being prepared even live pages are for nobody. No aliases: they stand in for pages that
    nobody has translated, with the words of another language.
    """
    return pages.filter(~_barred(user), live=True, alias_of=None, locale__profile__is_public=True)


def readable(pages: PageQuerySet) -> PageQuerySet:
    """Live pages that whoever is being answered may read."""
    return visible_to(current_reader(), pages)


def open_to_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Live pages that anybody may read: for what is the same for all, such as sitemaps and feeds."""
    return visible_to(AnonymousUser(), pages)


def closed_to_some(pages: PageQuerySet) -> PageQuerySet:
    """Pages, drafts included, that not everybody may read: they, or a translation, or a page above, are restricted."""
    return pages.filter(_barred(AnonymousUser()))


def restrictions_of(page: Page):
    """The view restrictions that hold for a page: its own, those above it, and those of all their translations."""
    above = page.get_ancestors(inclusive=True).order_by()
    return PageViewRestriction.objects.filter(page__translation_key__in=above.values("translation_key"))
