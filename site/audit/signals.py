"""What Wagtail logs about pages and records is recorded here too, in the same transaction, by whoever did it."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from .models import Event
from .services import record

_EVENTS = {
    "wagtail.publish": Event.PUBLISHED,
    "wagtail.publish.schedule": Event.SCHEDULED,
    "wagtail.unpublish": Event.UNPUBLISHED,
    "wagtail.delete": Event.DELETED,
    "wagtail.move": Event.MOVED,
    "wagtail.reorder": Event.REORDERED,
    "wagtail.view_restriction.create": Event.PRIVACY_CHANGED,
    "wagtail.view_restriction.edit": Event.PRIVACY_CHANGED,
    "wagtail.view_restriction.delete": Event.PRIVACY_CHANGED,
}
_records_itself: set[str] = set()


def records_itself(model) -> None:
    """For models whose text is nobody's business, or who say more precisely what happens to them."""
    _records_itself.add(model._meta.label_lower)


def bulk_deleted(model, things) -> None:
    """Wagtail deletes files and records of a bulk action in one statement, without a line in its log."""
    if not issubclass(model, Page) and model._meta.label_lower not in _records_itself:
        for thing in things:
            record(Event.DELETED, about=thing)


@receiver(post_save, sender=PageLogEntry)
@receiver(post_save, sender=ModelLogEntry)
def repeat(instance, created, raw, **kwargs):
    event = _EVENTS.get(instance.action)
    if raw or not created or event is None:
        return
    kind = f"{instance.content_type.app_label}.{instance.content_type.model}"
    if kind in _records_itself:
        return
    data = {"restriction": instance.data["restriction"]["type"]} if event == Event.PRIVACY_CHANGED else {}
    if instance.action.endswith("restriction.delete"):
        data["removed"] = True
    about = (kind, instance.page_id if isinstance(instance, PageLogEntry) else instance.object_id)
    record(event, actor=instance.user, about=about, label=instance.label, **data)
