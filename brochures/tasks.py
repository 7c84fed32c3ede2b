from datetime import timedelta

from crontask import cron
from django.db.models import F, Q
from django.tasks import task
from django.utils import timezone

from assets.inspected import FileState
from assets.models import CustomImage
from assets.usage import pages_using

from .cobranding import making as co_branding
from .due import needs_a_version
from .making import make_version
from .models import Brochure, BrochureFile, BrochurePage, CoBrandedEdition, Kind
from .models.co_branded import State
from .services import has_its_covers, update_cover, update_made_covers


@task()
def update_covers(document_id: int) -> None:
    """Covers of every brochure file that uses a document."""
    for file in BrochureFile.objects.filter(document_id=document_id).select_related("document", "cover"):
        update_cover(file)


@cron("37 * * * *")
@task()
def update_outdated_covers() -> None:
    """Covers of an older file, or for others than their file: a crash between an upload and its task loses the task."""
    shown = BrochureFile.objects.filter(document__state=FileState.CLEAN, edition=Kind.SCREEN)
    outdated = shown.exclude(
        cover__isnull=False, cover_of=F("document__file_hash"), cover__audience=F("document__audience")
    )
    for document_id in outdated.values_list("document_id", flat=True).distinct():
        update_covers.enqueue(document_id)


@task(priority=5)
def make_brochure(brochure_id: int, again: bool = False) -> None:
    """Make the next version of a brochure, if there is anything new; then its covers."""
    make_version(brochure_id, again=again)
    brochure = Brochure.objects.filter(pk=brochure_id).first()
    if brochure is not None:
        update_made_covers(brochure)


@task()
def make_brochures_with(image_id: int) -> None:
    """Brochures that have waited for the inspection of a picture, or whose picture was replaced."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is None:
        return
    pages = BrochurePage.objects.filter(pk__in=pages_using(image))
    for brochure_id in pages.values_list("brochure", flat=True).distinct():
        make_brochure.enqueue(brochure_id)


@cron("7 * * * *")
@task()
def make_outdated_brochures() -> None:
    """Versions that are not complete, changes that have none, older covers: a crash or a full disk ends a task."""
    for brochure in Brochure.objects.filter(Q(pages__live=True) | Q(files__isnull=False)).distinct():
        if needs_a_version(brochure) or not has_its_covers(brochure):
            make_brochure.enqueue(brochure.pk)


@task(priority=15)
def make_co_branded_edition(pk: int) -> None:
    """A brochure with a member's logo: ahead of what nobody is looking at."""
    co_branding.make(pk)


@cron("*/10 * * * *")
@task()
def make_waiting_co_branded_editions() -> None:
    """Those whose task was lost in a crash, or whose logo waits for the virus scanner."""
    long_ago = timezone.now() - timedelta(minutes=2)
    waiting = CoBrandedEdition.objects.filter(state=State.WAITING, asked__lt=long_ago)
    for pk in waiting.values_list("pk", flat=True):
        make_co_branded_edition.enqueue(pk)
