"""Pictures and documents of the demonstration, put where uploads go."""

from collections.abc import Callable
from pathlib import Path

from django.core.files.base import File
from wagtail.models import Collection

from assets.inspected import FileState
from assets.models import CustomDocument, CustomImage
from assets.storages import private_storage
from brochures.models import BrochureFile
from brochures.services import update_cover

from .reading import picture_files, texts

CREDIT = "Global Cosmetics Cluster"
LICENCE = "CC0 1.0"


def _store(path: Path, folder: str) -> str:
    """Copy a file into the private storage; returns its name there, which its folder makes unique."""
    with path.open("rb") as source:
        return private_storage().save(f"{folder}/{path.parent.name}-{path.name}", File(source))


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def make_images() -> dict[str, CustomImage]:
    """All drawn pictures by name, with English alternative texts."""
    descriptions = texts("pictures", "en")
    collection = Collection.get_first_root_node()
    images = []
    for path in picture_files():
        image = CustomImage(
            title=_title(path.stem),
            description=descriptions[path.stem],
            credit=CREDIT,
            licence=LICENCE,
            collection=collection,
            state=FileState.CLEAN,
            file=_store(path, "original_images"),
        )
        image._set_image_file_metadata()
        images.append(image)
    # In bulk: no signal, so no task for each picture; the sizes are made together after the build.
    CustomImage.objects.bulk_create(images)
    by_title = {image.title: image for image in CustomImage.objects.all()}
    return {name: by_title[_title(name)] for name in descriptions if _title(name) in by_title}


def make_covers(draw: Callable[[bytes], bytes]) -> list[CustomImage]:
    """The covers of the brochures, there with the first page instead of some seconds later."""
    for file in BrochureFile.objects.select_related("document", "cover"):
        update_cover(file, draw)
    return [file.cover for file in BrochureFile.objects.select_related("cover")]


def make_document(path: Path, title: str, language: str = "") -> CustomDocument:
    document = CustomDocument(
        title=title,
        language=language,
        credit=CREDIT,
        licence=LICENCE,
        collection=Collection.get_first_root_node(),
        state=FileState.CLEAN,
        file=_store(path, "documents"),
    )
    document._set_document_file_metadata()
    document.save()
    return document
