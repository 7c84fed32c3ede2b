"""The audit log's door: `record` for every floor, and the only two ways to change what was recorded."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .context import current_actor, request_id
from .models import Entry, Event, Permit

_LONGEST_LABEL = 320
_ROWS_AT_ONCE = 1000
_WHOEVER_ACTS = object()


def record(event: Event, *, actor=_WHOEVER_ACTS, about=None, label: str | None = None, member="", **data) -> Entry:
    """Write what happened, in the transaction in which it happens: if that ends, so does the row.

    `about` is a saved record, or its kind and key as two texts; `label` what it is called, when its own text must not
    be kept. `member` is the code of the member organisation concerned. `data` holds codes and numbers: no form values,
    no addresses, no names of people.
    """
    actor = current_actor() if actor is _WHOEVER_ACTS else actor
    kind, key = _key_of(about)
    return Entry.objects.create(
        event=event,
        actor_id=actor.pk if actor else None,
        actor_label=str(actor)[:_LONGEST_LABEL] if actor else "",
        object_type=kind,
        object_id=key,
        object_label=_label_of(about, label)[:_LONGEST_LABEL],
        member=member,
        request_id=request_id.get(),
        data=data,
    )


def terms_accepted(person, terms: str, version: str, *, about=None, member: str = "") -> Entry:
    """Somebody agreed to the terms with this code, in this version; perhaps for a file or for their organisation."""
    return record(Event.TERMS_ACCEPTED, actor=person, about=about, member=member, terms=terms, version=version)


def new_pseudonym() -> str:
    return f"erased-{secrets.token_hex(4)}"


def pseudonymise(person, pseudonym: str) -> None:
    """For the erasure of a person: their rows stay together under a name that tells nobody who it was."""
    kind, key = _key_of(person)
    with _permitted(Permit.Purpose.ERASURE):
        rows = Entry._base_manager
        rows.filter(actor_id=person.pk).update(actor=None, actor_label=pseudonym)
        rows.filter(object_type=kind, object_id=key).update(object_label=pseudonym)


def forget_old_entries() -> int:
    """Returns how many were removed: those older than AUDIT_RETENTION_DAYS. In pieces, so that nobody waits long."""
    before = timezone.now() - timedelta(days=settings.AUDIT_RETENTION_DAYS)
    old, removed = Entry._base_manager.filter(at__lt=before), 0
    while keys := list(old.order_by("pk").values_list("pk", flat=True)[:_ROWS_AT_ONCE]):
        with _permitted(Permit.Purpose.RETENTION):
            removed += old.filter(pk__in=keys)._raw_delete(old.db)
    return removed


@contextmanager
def _permitted(purpose: Permit.Purpose):
    with transaction.atomic():
        permit = Permit.objects.create(purpose=purpose)
        yield
        permit.delete()


def _key_of(about) -> tuple[str, str]:
    if about is None:
        return "", ""
    if isinstance(about, models.Model):
        return about._meta.label_lower, str(about.pk)
    kind, key = about
    return kind, str(key)


def _label_of(about, label: str | None) -> str:
    if label is not None:
        return label
    return str(about) if isinstance(about, models.Model) else ""
