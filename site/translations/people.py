"""Who can be given work: for each language those who may write in it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import GroupPagePermission, Locale

from accounts.models import User

_WRITES = "change_page"


def everybody_who_writes() -> QuerySet:
    """In any language."""
    rights = GroupPagePermission.objects.filter(group__user=OuterRef("pk"), permission__codename=_WRITES)
    return User.objects.filter(Q(is_superuser=True) | Exists(rights), is_active=True)


def translators_into(locale: Locale) -> QuerySet:
    """People with rights in the tree of a language, or in all of them (`rights.may_translate`, asked of everybody)."""
    rights = GroupPagePermission.objects.filter(group__user=OuterRef("pk"), permission__codename=_WRITES)
    there = rights.filter(Q(page__depth=1) | Q(page__locale=locale))
    return User.objects.filter(Q(is_superuser=True) | Exists(there), is_active=True).order_by("last_name", "email")


def translators_by_language(locales: Iterable[Locale]) -> dict[int, list[User]]:
    """By ids of locales; two queries. Those of one language only stand before those of all."""
    held = GroupPagePermission.objects.filter(permission__codename=_WRITES).values_list(
        "group__user", "page__depth", "page__locale"
    )
    everywhere = set(User.objects.filter(is_superuser=True).values_list("pk", flat=True))
    somewhere: dict[int, set[int]] = {locale.pk: set() for locale in locales}
    for person, depth, locale in held:
        if depth == 1:
            everywhere.add(person)
        elif locale in somewhere:
            somewhere[locale].add(person)
    known = everywhere.union(*somewhere.values())
    people = list(User.objects.filter(pk__in=known, is_active=True).order_by("last_name", "email"))
    return {
        locale: [person for person in people if person.pk in own]
        + [person for person in people if person.pk in everywhere - own]
        for locale, own in somewhere.items()
    }
