"""A release of many texts: originals, drafts among them, and their translations, before readers at one instant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy

from .models import JobItem, Source, Translation
from .release import Hindrance, ReleaseError, hindrances, publish_together
from .rights import may_publish_in
from .sheets import Sheet, locked
from .sources import digest_of, specific


@dataclass
class Version:
    """A text of a job in one language, with what is in the way of it."""

    item: JobItem
    is_chosen: bool
    hindrances: list[Hindrance] = field(default_factory=list)

    @property
    def translation(self) -> Translation | None:
        return self.item.translation

    @property
    def locale(self) -> Locale:
        return self.item.locale


@dataclass
class Part:
    """An original with its versions. Where these are of a draft, the draft goes before readers with them."""

    source: Source
    versions: list[Version]
    hindrances: list[Hindrance] = field(default_factory=list)

    @property
    def chosen(self) -> list[Version]:
        return [version for version in self.versions if version.is_chosen]

    @property
    def takes_the_draft_along(self) -> bool:
        return self.source.is_draft and bool(self.chosen)

    @cached_property
    def original(self) -> TranslatableMixin | None:
        original = self.source.version_or_none(self.source.locale)
        return None if original is None else specific(original)


@dataclass
class Bundle:
    parts: list[Part]

    @property
    def chosen(self) -> list[Version]:
        return [version for part in self.parts for version in part.chosen]

    @property
    def is_hindered(self) -> bool:
        ours = (part.hindrances for part in self.parts if part.chosen)
        return any(ours) or any(version.hindrances for version in self.chosen)


def offered(items: QuerySet, user) -> QuerySet:
    """The open items of the languages into which somebody publishes, in the order in which they were given out."""
    locales = Locale.objects.filter(pk__in=items.values("locale")).select_related("profile")
    found = items.open().exclude(translation__is_linked=False)
    found = found.filter(locale__in=[locale.pk for locale in locales if may_publish_in(user, locale)])
    return found.select_related("source__locale", "locale__profile", "translation").order_by("pk")


def bundle_of(items: Iterable[JobItem], user, chosen: Collection[int]) -> Bundle:
    """What would be published of items, in their order, if those with the ids `chosen` were."""
    of_source: dict[int, list[JobItem]] = {}
    for item in items:
        of_source.setdefault(item.source_id, []).append(item)
    parts = [
        Part(found[0].source, [Version(item, item.pk in chosen and item.translation is not None) for item in found])
        for found in of_source.values()
    ]
    coming = {(part.source.key, part.source.locale_id) for part in parts if part.takes_the_draft_along}
    coming |= {(part.source.key, version.locale.pk) for part in parts for version in part.chosen}
    for part in parts:
        if part.source.is_draft:
            part.hindrances = _about_the_draft(part.original, part.source, user)
        for version in part.versions:
            version.hindrances = _in_the_way(version, part.source, coming)
    return Bundle(parts)


def _in_the_way(version: Version, source: Source, coming: set[tuple[UUID, int]]) -> list[Hindrance]:
    item, translation = version.item, version.translation
    if translation is None:
        return [Hindrance(item.reason or capfirst(item.get_state_display()))]
    # Each would be asked for again.
    translation.source, translation.locale = source, item.locale
    return [hindrance for hindrance in hindrances(Sheet(translation)) if hindrance.waits_for not in coming]


def _about_the_draft(original: TranslatableMixin | None, source: Source, user) -> list[Hindrance]:
    if original is None:
        return []
    found = []
    if not _may_publish(user, original):
        found.append(Hindrance(_("You may not publish the original.")))
    draft = original.get_latest_revision_as_object()
    if digest_of(draft) != source.digest:
        found.append(Hindrance(_("The draft has changed since it was given out. Send its newest draft first.")))
    if draft.go_live_at and draft.go_live_at > timezone.now():
        found.append(Hindrance(_("The draft waits for a date. Take the date away first.")))
    return found


def _may_publish(user, original: TranslatableMixin) -> bool:
    if isinstance(original, Page):
        return original.permissions_for_user(user).can_publish()
    return ModelPermissionPolicy(type(original)).user_has_permission(user, "publish")


@transaction.atomic
def publish_bundle(bundle: Bundle, user) -> int:
    """All that is chosen, or nothing; returns how many translations. Raises ReleaseError with what is in the way."""
    chosen = bundle.chosen
    # Originals before translations, as everybody locks them who cuts an original.
    list(
        Source.objects.select_for_update().filter(pk__in=[version.item.source_id for version in chosen]).order_by("pk")
    )
    list(locked(version.item.translation_id for version in chosen))
    found = []
    for part in bundle.parts:
        if not part.chosen:
            continue
        original = part.original if part.source.is_draft else None
        try:
            publish_together(original, [version.translation for version in part.chosen], user)
        except ReleaseError as error:
            found += [Hindrance(f"{part.source.title}: {message}") for message in error.messages]
    if found:
        raise ReleaseError(found)
    return len(chosen)
