from crontask import cron
from django.db.models import Count, Q
from django.tasks import task

from .models import CustomImage
from .renditions import SPECS, make_renditions


@task()
def make_image_renditions(image_id: int) -> None:
    """Make every size of an image; nothing to do where the image is gone meanwhile."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is not None:
        make_renditions(image)


@cron("17 * * * *")
@task()
def make_missing_renditions() -> int:
    """All sizes of images that lack one: after a crash in the middle of an upload, or for a size new in the code."""
    known = Count("renditions", filter=Q(renditions__filter_spec__in=SPECS))
    lacking = CustomImage.objects.annotate(known=known).filter(known__lt=len(SPECS)).values_list("pk", flat=True)
    for image in CustomImage.objects.filter(pk__in=list(lacking)).iterator():
        make_renditions(image)
    return len(lacking)
