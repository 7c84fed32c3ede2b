from django.tasks import task

from .models import CustomImage
from .renditions import make_renditions


@task()
def make_image_renditions(image_id: int) -> None:
    """Make every size of an image; nothing to do where the image is gone meanwhile."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is not None:
        make_renditions(image)
