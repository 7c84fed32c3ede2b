"""Accounts begin with an invitation: its link holds seven days and works once."""

import secrets
from hashlib import sha256

from django.contrib.auth.models import Group
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from audit.context import acting
from audit.models import Event
from audit.services import record

from .models import Invitation, User
from .roles import give_role

# Arguments `invitation`, `user`; in the transaction that makes the account.
invitation_accepted = Signal()


class InvitationOverError(Exception):
    """Accepted, withdrawn or expired in the meantime; or the person has an account already."""


def _hash(key: str) -> str:
    """The key is random and long: nothing is won by a slow hash."""
    return sha256(key.encode(errors="surrogatepass")).hexdigest()


def renew(invitation: Invitation) -> str:
    """Returns the key of a new link; the former link works no more."""
    key = secrets.token_urlsafe(32)
    invitation.key_hash = _hash(key)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["key_hash", "sent_at"])
    return key


def find(key: str) -> Invitation | None:
    return Invitation.objects.open().filter(key_hash=_hash(key)).first()


@transaction.atomic
def accept(invitation: Invitation, *, first_name: str, last_name: str, password: str) -> User:
    """Makes the account. Raises InvitationOverError when somebody was quicker."""
    waiting = Invitation.objects.open().select_for_update().filter(pk=invitation.pk, key_hash=invitation.key_hash)
    current = waiting.first()
    if current is None or User.objects.filter(email__iexact=current.email).exists():
        raise InvitationOverError
    user = User(email=current.email, first_name=first_name, last_name=last_name, language=current.language)
    user.set_password(password)
    user.invited_by_id = current.invited_by_id
    with acting(user):
        _make_account(user, current)
    return user


def _make_account(user: User, current: Invitation) -> None:
    """The person who accepts makes it: what is recorded on the way names them, and who invited them."""
    user.save()
    if current.role:
        try:
            give_role(user, current.role)
        except Group.DoesNotExist as error:  # translators into a language that the site has given up
            raise InvitationOverError from error
    invitation_accepted.send(Invitation, invitation=current, user=user)
    current.accepted_at = timezone.now()
    current.key_hash = ""
    current.save(update_fields=["accepted_at", "key_hash"])
    invited_by = {"invited_by": current.invited_by_id} if current.invited_by_id else {}
    record(Event.INVITATION_ACCEPTED, about=current, label="", role=current.role, **invited_by)
