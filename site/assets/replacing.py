"""What the users of a document ask of a file that is to take the place of its own."""

from collections.abc import Callable

from django.core.files.base import File

from .models import CustomDocument

type Objection = Callable[[CustomDocument, File], list[str]]
_objections: list[Objection] = []


def register(objection: Objection) -> None:
    """From `AppConfig.ready()`: sentences for the uploader, in the active language; none where the file will do."""
    _objections.append(objection)


def objections_to(document: CustomDocument, file: File) -> list[str]:
    """Leaves the file at its beginning."""
    found = []
    for objection in _objections:
        file.seek(0)
        found += objection(document, file)
    file.seek(0)
    return found
