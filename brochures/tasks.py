from crontask import cron
from django.db.models import F
from django.tasks import task

from assets.inspected import FileState

from .models import BrochureFile
from .services import update_cover


@task()
def update_covers(document_id: int) -> None:
    """Covers of every brochure file that uses a document."""
    for file in BrochureFile.objects.filter(document_id=document_id).select_related("document", "cover"):
        update_cover(file)


@cron("37 * * * *")
@task()
def update_outdated_covers() -> None:
    """Covers of an older file, or for others than their file: a crash between an upload and its task loses the task."""
    outdated = BrochureFile.objects.filter(document__state=FileState.CLEAN).exclude(
        cover__isnull=False, cover_of=F("document__file_hash"), cover__audience=F("document__audience")
    )
    for document_id in outdated.values_list("document_id", flat=True).distinct():
        update_covers.enqueue(document_id)
