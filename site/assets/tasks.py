from crontask import cron
from django.apps import apps
from django.db.models import Count, Q
from django.tasks import task

from .confinement import confine, pictures_to_review
from .inspected import InspectedFile
from .models import CustomImage
from .renditions import SPECS, make_renditions
from .services import inspect_upload


@task(priority=20)
def inspect_file(model: str, pk: int) -> None:
    """Inspect the newest upload of an image or a document: ahead of what is made of files, for an editor waits."""
    inspect_upload(apps.get_model(model), pk)


@cron("*/10 * * * *")
@task()
def inspect_waiting_files() -> None:
    """Uploads whose task was lost in a crash, or whose inspection could not be finished."""
    for model in apps.get_models():
        if not issubclass(model, InspectedFile):
            continue
        for pk in model.objects.waiting().values_list("pk", flat=True):
            inspect_file.enqueue(model._meta.label, pk)


@task()
def make_image_renditions(image_id: int) -> None:
    """Make every size of an image; nothing to do where the image is gone meanwhile."""
    image = CustomImage.objects.served().filter(pk=image_id).first()
    if image is not None:
        confine(image)
        make_renditions(image)


@cron("47 * * * *")
@task()
def review_confined_pictures() -> None:
    """After pages or collections were opened or closed: sizes of their pictures change folders."""
    for image in CustomImage.objects.served().filter(pk__in=pictures_to_review()).select_related("collection"):
        if confine(image):
            make_renditions(image)


@cron("17 * * * *")
@task()
def make_missing_renditions() -> int:
    """All sizes of images that lack one: after a crash in the middle of an upload, or for a size new in the code."""
    known = Count("renditions", filter=Q(renditions__filter_spec__in=SPECS))
    lacking = (
        CustomImage.objects.served().annotate(known=known).filter(known__lt=len(SPECS)).values_list("pk", flat=True)
    )
    for image in CustomImage.objects.filter(pk__in=list(lacking)).iterator():
        make_renditions(image)
    return len(lacking)
