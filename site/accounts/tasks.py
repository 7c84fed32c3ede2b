"""What the worker does about accounts: mails, so that no answer tells by its time who has one, and forgetting."""

from datetime import timedelta

from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from crontask import cron
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db.models import Exists, OuterRef
from django.tasks import task
from django.utils import timezone
from wagtail.models import ModelLogEntry

from audit.models import Event
from audit.services import record

from . import invitations, limits, mails
from .models import Invitation, User

KEEP_INVITATIONS = timedelta(days=30)


@task()
def send_password_reset(email: str, language: str) -> bool:
    """Returns whether a mail went out: not to unknown or closed accounts, nor to a mailbox that got several."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return False
    try:
        limits.reserve(limits.RESET_MAILS, user.email)
    except limits.TooManyAttemptsError:
        return False
    language = user.language or language
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    address = mails.address_of("account_reset_password_from_key", language, **key)
    mails.send("password_reset", user.email, language, address=address)
    return True


@task()
def send_notice(user_id: int, event: str, language: str) -> None:
    """Something changed in how one signs in; the owner should know, in case it was somebody else."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return
    language = user.language or language
    address = mails.address_of("account_home", language)
    mails.send("notice", user.email, language, event=event, address=address)


@task()
def send_device_notice(user_id: int, user_agent: str, language: str) -> None:
    """Somebody signed in with a browser and system that this account had not seen."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return
    language = user.language or language
    addresses = {
        "address": mails.address_of("usersessions_list", language),
        "choices": mails.address_of("account_mails", language),
    }
    mails.send("new_device", user.email, language, user_agent=user_agent, **addresses)


@task()
def send_goodbye(email: str, language: str) -> None:
    mails.send("goodbye", email, language)


@task()
def send_invitation(invitation_id: int) -> bool:
    """Makes a new key, so that a link sent before works no more. Returns whether a mail went out."""
    invitation = Invitation.objects.filter(pk=invitation_id, accepted_at=None).first()
    if invitation is None:
        return False
    key = invitations.renew(invitation)
    address = mails.address_of("account_invitation", invitation.language, key=key)
    mails.send("invitation", invitation.email, invitation.language, address=address)
    record(Event.INVITATION_SENT, actor=invitation.invited_by, about=invitation, label="", role=invitation.role)
    return True


@cron("*/15 * * * *")
@task
def forget_old_attempts() -> int:
    return limits.forget_old_attempts()


@cron("41 3 * * *")
@task
def forget_old_sessions() -> int:
    """Returns how many entries of the lists of sessions were removed: their sessions are over."""
    call_command("clearsessions")
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    ended, _by_model = UserSession.objects.filter(~Exists(alive)).delete()
    return ended


@cron("47 3 * * *")
@task
def forget_old_invitations() -> int:
    """Addresses of people who came, or did not: who was invited when is nobody's business a month later."""
    month_ago = timezone.now() - KEEP_INVITATIONS
    # Wagtail's own log names them by address.
    kind = ContentType.objects.get_for_model(Invitation)
    ModelLogEntry.objects.filter(content_type=kind, timestamp__lt=month_ago).delete()
    deleted, _by_model = Invitation.objects.filter(sent_at__lt=month_ago).delete()
    return deleted
