from functools import partial

from django.db import transaction

from .models import ContactMessage, ContactPage
from .tasks import send_contact_message


@transaction.atomic
def accept_message(page: ContactPage, fields: dict) -> ContactMessage:
    """Keep a message and have it sent. Both happen, or nothing."""
    message = ContactMessage.objects.create(
        recipient=page.recipient,
        language=page.locale.language_code,
        name=fields["name"],
        email=fields["email"],
        subject=fields["subject"],
        text=fields["message"],
    )
    transaction.on_commit(partial(send_contact_message.enqueue, message.pk))
    return message
