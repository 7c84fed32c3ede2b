"""What becomes of translations when their original is unpublished, moved or deleted: they follow, together with it.

Only originals take others along. A version follows where the person may do the same to it in its language; what stays
is told to the person at once, and stands in the report of translations without an original until somebody decides.
"""

from collections.abc import Iterable
from operator import attrgetter

from django.db import transaction
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from .formats import format_and, language_name
from .models import Source, Translation


def translations_of(page: Page) -> list[Page]:
    """The linked versions of an original, drafts too; none of a page that is a translation itself."""
    if not Source.objects.of(page).filter(locale_id=page.locale_id).exists():
        return []
    linked = Translation.objects.filter(source__key=page.translation_key, is_linked=True).values("locale")
    versions = Page.objects.filter(translation_key=page.translation_key, locale__in=linked, alias_of=None)
    return list(versions.exclude(pk=page.pk).select_related("locale").order_by("path").specific())


def following(page: Page, action: str, user) -> list[Page]:
    """The versions that go along with an original. `action` is Wagtail's word: unpublish, move, delete.

    For a move, `page.cascade_destination` is where it goes.
    """
    return [version for version in translations_of(page) if _may(user, version, action, page)]


def _may(user, version: Page, action: str, original: Page) -> bool:
    rights = version.permissions_for_user(user)
    if action == "unpublish":
        return rights.can_unpublish()
    if action == "delete":
        return rights.can_delete()
    place = original.cascade_destination.get_translation_or_none(version.locale)
    return place is not None and rights.can_move() and rights.can_move_to(place) and _is_free(version, place)


def _is_free(version: Page, place: Page) -> bool:
    return Page._slug_is_available(version.slug, place, page=version)


def left_behind(page: Page) -> list[Page]:
    """Live versions of an original that is gone, or not live any more."""
    return [version for version in translations_of(page) if version.live]


def not_beside(page: Page) -> list[Page]:
    """Versions of a moved original that do not lie below the versions of its new parent."""
    place = page.get_parent()
    return [
        version for version in translations_of(page) if version.get_parent().translation_key != place.translation_key
    ]


def languages(versions: Iterable[Page]) -> list[str]:
    return [language_name(version.locale.language_code) for version in versions]


class TogetherUnpublishView(UnpublishView):
    """All languages or none; the question names them."""

    template_name = "translations/confirm_unpublish.html"

    def get_context_data(self, **kwargs):
        others = [page for page in self.objects_to_unpublish if page != self.object]
        named = languages(sorted(others, key=attrgetter("path")))
        return super().get_context_data(**kwargs, languages=format_and(named))

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)


class TogetherMoveView(MoveConfirmView):
    """All languages or none."""

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)
