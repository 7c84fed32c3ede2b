"""The sizes that the pages show first, drawn on all cores while the pages are being made."""

import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from wagtail.images.models import Filter

from assets.models import CustomImage, Rendition
from assets.renditions import PROFILES


class Studio:
    """Draws in threads (Pillow lets go of the interpreter) and keeps the results until they are hung up.

    It draws what the pages show first; what else a picture may need, the task worker makes afterwards.
    """

    def __init__(self):
        self._pool = ThreadPoolExecutor(os.cpu_count() or 2)
        self._jobs: list[Future] = []

    def draw(self, image: CustomImage, profiles: Iterable[str]) -> None:
        self._jobs.append(self._pool.submit(_draw, image, profiles))

    def hang(self) -> None:
        """Wait for the last drawing and write all into the database."""
        Rendition.objects.bulk_create([rendition for job in self._jobs for rendition in job.result()])
        self._pool.shutdown()


def _draw(image: CustomImage, profiles: Iterable[str]) -> list[Rendition]:
    # One thread has a picture to itself: its file has one reading position.
    specs = dict.fromkeys(spec for profile in profiles for spec in PROFILES[profile].specs.values())
    return [
        Rendition(
            image=image,
            filter_spec=spec,
            focal_point_key=Filter(spec=spec).get_cache_key(image),
            file=image.generate_rendition_file(Filter(spec=spec)),
        )
        for spec in specs
    ]
