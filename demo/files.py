"""Pictures and documents of the demonstration, put where uploads go."""

from pathlib import Path

from django.core.files.base import File
from wagtail.models import Collection

from assets.models import CustomDocument, CustomImage
from assets.storages import private_storage

from .reading import MEDIA, texts

CREDIT = "Global Cosmetics Cluster, drawn for the demonstration"
LICENCE = "CC0 1.0"


def _store(path: Path, folder: str) -> str:
    """Copy a file to its own name in the private storage, replacing what an interrupted build left there."""
    storage = private_storage()
    name = f"{folder}/{path.name}"
    if storage.exists(name):
        storage.delete(name)
    with path.open("rb") as source:
        return storage.save(name, File(source))


def make_images() -> dict[str, CustomImage]:
    """All drawn pictures by name, with English alternative texts."""
    descriptions = texts("pictures", "en")
    collection = Collection.get_first_root_node()
    images = []
    for path in sorted((MEDIA / "pictures").glob("*.webp")):
        image = CustomImage(
            title=path.stem.replace("-", " ").capitalize(),
            description=descriptions[path.stem],
            credit=CREDIT,
            licence=LICENCE,
            collection=collection,
            file=_store(path, "original_images"),
        )
        image._set_image_file_metadata()
        images.append(image)
    # In bulk: no signal, so no task for each picture; the sizes are made together after the build.
    CustomImage.objects.bulk_create(images)
    return {Path(image.file.name).stem: image for image in CustomImage.objects.all()}


def make_document(path: Path, title: str, language: str = "") -> CustomDocument:
    document = CustomDocument(
        title=title,
        language=language,
        credit=CREDIT,
        licence=LICENCE,
        collection=Collection.get_first_root_node(),
        file=_store(path, "documents"),
    )
    document._set_document_file_metadata()
    document.save()
    return document
