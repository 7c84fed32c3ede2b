"""Messages from the contact page on their way to a mailbox: handed over once, then forgotten."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from .models import ContactMessage

# A mail server that refuses for this long will not take it any more; so long it may be mended.
KEEP = timedelta(days=14)


def send_message(pk: int) -> bool:
    """Hand a message to the mail server and forget it; False where that is done already.

    Raises what the mail server answers, and keeps the message. Whoever is killed between the two sends it again, under
    the same name. No transaction: a slow mail server would hold the lock of SQLite.
    """
    message = ContactMessage.objects.filter(pk=pk).first()
    if message is None:
        return False
    _mail_of(message).send()
    message.delete()
    return True


def _mail_of(message: ContactMessage) -> EmailMessage:
    host = settings.WAGTAILADMIN_BASE_URL.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
    with translation.override(message.language):
        body = render_to_string("home/mail/contact_message.txt", {"message": message})
    return EmailMessage(
        subject=f"[{settings.WAGTAIL_SITE_NAME}] {message.subject}",
        body=body,
        to=[message.recipient],
        reply_to=[message.email],
        headers={"Message-ID": f"<{message.identifier}@{host}>"},
    )


def waiting_messages():
    return ContactMessage.objects.order_by("pk").values_list("pk", flat=True)


def forget_old_messages() -> int:
    """Returns how many could not be sent in time."""
    deleted, _by_model = ContactMessage.objects.filter(created_at__lt=timezone.now() - KEEP).delete()
    return deleted
