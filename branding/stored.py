"""Files of kits in the storage. Versions share what did not change between them."""

from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from assets.storages import private_storage

from .models import LogoFile

# No build takes that long.
_BUILD = timedelta(hours=2)


def forget_unused(storage: Storage, name: str) -> None:
    if not LogoFile.objects.filter(file=name).exists():
        storage.delete(name)


def forget_orphans(slug: str) -> int:
    """Returns how many files of a kit were removed that belong to no version."""
    storage, folder, removed = private_storage(), f"logos/{slug}", 0
    if not storage.exists(folder):
        return 0
    known = set(LogoFile.objects.filter(version__kit__slug=slug).values_list("file", flat=True))
    before = timezone.now() - _BUILD
    for file in storage.listdir(folder)[1]:
        name = f"{folder}/{file}"
        if name not in known and storage.get_modified_time(name) < before:
            storage.delete(name)
            removed += 1
    return removed
