from django.tasks import task

from .models import LogoKit
from .services import build_kit


@task()
def build_logo_kit(kit_id: int) -> None:
    """Make the files of a kit; nothing to do where it is gone meanwhile."""
    kit = LogoKit.objects.filter(pk=kit_id).first()
    if kit is not None:
        build_kit(kit)
