"""Wagtail notes in a task for each saved row what the row names. Meanwhile the row may have been replaced."""

from django.core.exceptions import ObjectDoesNotExist
from django.tasks import task
from wagtail import signal_handlers
from wagtail.tasks import update_reference_index_task


@task()
def update_references(app_label: str, model_name: str, pk: str) -> None:
    """As Wagtail's own, which fails where a topic or a member of a page was taken off before the worker came.

    Nothing is missed then: the page has been saved again, and has a task of its own.
    """
    try:
        update_reference_index_task.func(app_label, model_name, pk)
    except ObjectDoesNotExist:
        return


def be_patient_with_lost_rows() -> None:
    signal_handlers.update_reference_index_task = update_references
