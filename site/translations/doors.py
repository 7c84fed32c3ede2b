"""A page that follows its original is published from the desk, and in no other way."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, TranslatableMixin

from .models import Translation

_is_released: ContextVar[bool] = ContextVar("is_released", default=False)


class FollowsItsOriginalError(PermissionDenied):
    """Somebody, or a date, would publish a version whose words come from the desk."""


def translation_into(instance: TranslatableMixin) -> Translation | None:
    """The linked translation whose version a page or record is; None for originals and independent versions."""
    if not isinstance(instance, TranslatableMixin):
        return None
    found = Translation.objects.filter(
        source__key=instance.translation_key, locale_id=instance.locale_id, is_linked=True
    ).exclude(source__locale_id=instance.locale_id)
    return found.select_related("source", "locale").defer("source__content").first()


@contextmanager
def released() -> Iterator[None]:
    """What is published herein comes from the desk, or is a fact of the original."""
    token = _is_released.set(True)
    try:
        yield
    finally:
        _is_released.reset(token)


def cancel_dates(version: TranslatableMixin) -> None:
    """A version that is linked from now on waits for no date: only a release publishes it."""
    if isinstance(version, DraftStateMixin):
        version.revisions.update(approved_go_live_at=None)
        type(version).objects.filter(pk=version.pk).update(go_live_at=None)


class FollowsItsOriginal:
    """Stands before the other bases of pages and records that have versions in other languages."""

    def publish(self, revision, *args, **kwargs):
        """Raises FollowsItsOriginalError for a version that follows its original, outside of a release."""
        if not _is_released.get() and translation_into(self) is not None:
            raise FollowsItsOriginalError(_("This version follows its original: it is published at the desk."))
        return super().publish(revision, *args, **kwargs)
