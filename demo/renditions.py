"""All sizes of all pictures, on every core at once."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction
from wagtail.images.models import Filter

from assets.models import CustomImage, Rendition
from assets.renditions import SPECS


def missing_specs() -> list[tuple[CustomImage, list[str]]]:
    """Each picture that lacks sizes, with those it lacks."""
    lacking = []
    for image in CustomImage.objects.prefetch_related("renditions"):
        existing = {rendition.filter_spec for rendition in image.renditions.all()}
        missing = [spec for spec in SPECS if spec not in existing]
        if missing:
            lacking.append((image, missing))
    return lacking


def make_missing_renditions(progress: Callable[[int, int], None]) -> None:
    """Safe to repeat and to interrupt: what exists is kept."""
    todo = missing_specs()
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for done, renditions in enumerate(pool.map(_make, todo), start=1):
            with transaction.atomic():
                for rendition in renditions:
                    rendition.save()
            progress(done, len(todo))


def _make(job: tuple[CustomImage, list[str]]) -> list[Rendition]:
    # One thread has a picture to itself: its file has one reading position.
    image, specs = job
    return [
        Rendition(
            image=image,
            filter_spec=spec,
            focal_point_key=Filter(spec=spec).get_cache_key(image),
            file=image.generate_rendition_file(Filter(spec=spec)),
        )
        for spec in specs
    ]
