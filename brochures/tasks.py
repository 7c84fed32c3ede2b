from django.tasks import task

from .models import BrochureFile
from .services import update_cover


@task()
def update_covers(document_id: int) -> None:
    """Covers of every brochure file that uses a document."""
    for file in BrochureFile.objects.filter(document_id=document_id).select_related("document", "cover"):
        update_cover(file)
