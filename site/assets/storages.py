"""Two places for files: the public one gives addresses, the private one never does."""

import os
from contextlib import suppress

from django.core.files.storage import FileSystemStorage, Storage, storages
from django.urls import reverse
from django.utils.deconstruct import deconstructible

PRIVATE_PREFIX = "private/"


class PrivateFileSystemStorage(FileSystemStorage):
    """Files without an address: only a view that has asked who wants them hands them out."""

    def __init__(self, location=None, **options):
        super().__init__(location=location, base_url=None, **options)

    def url(self, name):
        raise ValueError("A private file has no address; link to the view that serves it.")

    def delete(self, name):
        """With the folder that only this file had."""
        super().delete(name)
        folder = os.path.dirname(name)
        if os.path.dirname(folder):
            with suppress(OSError):  # others lie there too, or it is gone already
                os.rmdir(self.path(folder))

    def deconstruct(self):
        # Wagtail hands this to the task that deletes a file, and the arguments of tasks are JSON: no Path in it.
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "location": str(self.location)}


def private_storage() -> Storage:
    """For `FileField(storage=…)`: resolved at run time, so that migrations name no folder."""
    return storages["private"]


@deconstructible
class RenditionStorage(Storage):
    """Renditions of public images lie in the public storage, all others, named `private/…`, in the private one.

    Those have the address of a view that asks who wants them.
    """

    def _place(self, name: str) -> tuple[Storage, str]:
        if name.startswith(PRIVATE_PREFIX):
            return storages["private"], name
        return storages["default"], name

    def _open(self, name, mode="rb"):
        storage, name = self._place(name)
        return storage.open(name, mode)

    def _save(self, name, content):
        storage, name = self._place(name)
        return storage.save(name, content)

    def get_available_name(self, name, max_length=None):
        storage, name = self._place(name)
        return storage.get_available_name(name, max_length)

    def delete(self, name):
        storage, name = self._place(name)
        storage.delete(name)

    def exists(self, name):
        storage, name = self._place(name)
        return storage.exists(name)

    def size(self, name):
        storage, name = self._place(name)
        return storage.size(name)

    def path(self, name):
        storage, name = self._place(name)
        return storage.path(name)

    def url(self, name):
        if name.startswith(PRIVATE_PREFIX):
            return reverse("assets:restricted_rendition", args=[name.removeprefix(PRIVATE_PREFIX)])
        return storages["default"].url(name)


def rendition_storage() -> Storage:
    """Named in WAGTAILIMAGES_RENDITION_STORAGE; Wagtail calls it."""
    return RenditionStorage()
