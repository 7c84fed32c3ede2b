import logging

from crontask import cron
from django.tasks import task

from .mails import forget_old_messages, send_message, waiting_messages

logger = logging.getLogger(__name__)


@task(priority=10)
def send_contact_message(message_id: int) -> bool:
    return send_message(message_id)


@cron("*/10 * * * *")
@task()
def send_waiting_messages() -> int:
    """Messages that the mail server refused, or whose task was lost in a crash. Returns how many wait."""
    waiting = list(waiting_messages())
    for message_id in waiting:
        send_contact_message.enqueue(message_id)
    return len(waiting)


@cron("53 3 * * *")
@task()
def forget_messages_that_nobody_takes() -> None:
    if lost := forget_old_messages():
        logger.error("%s messages from the contact page could not be sent in two weeks and were deleted.", lost)
