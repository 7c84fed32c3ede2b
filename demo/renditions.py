"""The sizes that the pages show first, drawn while the database and the pages are being made."""

import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self

from django.core.files.base import ContentFile, File
from wagtail.images.models import Filter

from assets.inspected import FileState
from assets.models import CustomImage, Rendition
from assets.renditions import PROFILES
from brochures.services import render_cover

from .facts import uploaded_files
from .reading import items, picture_files, pictures_in_texts

_PICTURE = ("card", "lead")
_COVER = ("figure",)


class Studio:
    """Draws in threads (Pillow lets go of the interpreter) and keeps the results until they are hung up.

    One core is left to what goes on meanwhile. Drawn is what the pages show first; what else a picture may need, the
    task worker makes afterwards.
    """

    def __init__(self):
        self._pool = ThreadPoolExecutor(max(1, (os.cpu_count() or 2) - 1))
        self._covers: dict[bytes, Future] = {}
        self._drawings: dict[str, Future] = {}
        self._frames: list[tuple[CustomImage, Future]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure) -> None:
        """Nobody waits for drawings that will not be hung up."""
        self._pool.shutdown(cancel_futures=True)

    def begin(self) -> None:
        """With the covers and pictures of the demonstration, once; that needs no database."""
        if self._drawings:
            return
        for item in items("brochures"):
            for pdf in map(Path.read_bytes, uploaded_files(item).values()):
                self._covers[pdf] = self._pool.submit(render_cover, pdf)
        in_texts = pictures_in_texts()
        for path in picture_files():
            profiles = (*_PICTURE, "figure") if path.stem in in_texts else _PICTURE
            self._drawings[path.stem] = self._pool.submit(_draw_file, path, profiles)

    def cover_of(self, pdf: bytes) -> bytes:
        return self._covers[pdf].result()

    def frame_picture(self, name: str, image: CustomImage) -> None:
        self._frames.append((image, self._drawings[name]))

    def frame_cover(self, image: CustomImage) -> None:
        self._frames.append((image, self._pool.submit(_draw, image, _COVER)))

    def hang(self) -> None:
        """Wait for the last drawing and write all into the database."""
        Rendition.objects.bulk_create(
            Rendition(image=image, filter_spec=size.spec, focal_point_key=size.get_cache_key(image), file=file)
            for image, drawing in self._frames
            for size, file in drawing.result()
        )


def _draw_file(path: Path, profiles: Iterable[str]) -> list[tuple[Filter, ContentFile]]:
    with path.open("rb") as source:
        file = File(source, name=path.name)
        # The collection, else the database is asked for it.
        return _draw(CustomImage(collection_id=0, state=FileState.CLEAN, file=file), profiles)


def _draw(image: CustomImage, profiles: Iterable[str]) -> list[tuple[Filter, ContentFile]]:
    # One thread has a picture to itself: its file has one reading position.
    specs = dict.fromkeys(spec for profile in profiles for spec in PROFILES[profile].specs.values())
    return [(size, image.generate_rendition_file(size)) for size in map(Filter, specs)]
