"""Files that were looked at and wait for the word to bring them in: in the private storage, for an hour."""

from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

FOLDER = "translation-files"
_HOURS = 1
_SALT = "translations.files"


class ExpiredError(Exception):
    """The file is not there any more."""


def keep(data: bytes, user, purpose: str, name: str) -> str:
    """Store a file and return the word that it is found by: for this person and this purpose only."""
    stored = storages["private"].save(f"{FOLDER}/{uuid4()}", ContentFile(data))
    return signing.dumps({"file": stored, "user": user.pk, "for": purpose, "name": name[:100]}, salt=_SALT)


def find(word: str, user, purpose: str) -> tuple[bytes, str]:
    """The file and its name. Raises ExpiredError, also for a word that is somebody else's or made up."""
    try:
        kept = signing.loads(word, salt=_SALT, max_age=timedelta(hours=_HOURS))
        if (kept["user"], kept["for"]) != (user.pk, purpose):
            raise ExpiredError
        with storages["private"].open(kept["file"]) as file:
            return file.read(), kept["name"]
    except (signing.BadSignature, FileNotFoundError) as error:
        raise ExpiredError from error


def forget_old() -> int:
    """Delete what has waited too long; returns how many files."""
    storage = storages["private"]
    if not storage.exists(FOLDER):
        return 0
    limit = timezone.now() - timedelta(hours=_HOURS)
    names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    old = [name for name in names if storage.get_modified_time(name) < limit]
    for name in old:
        storage.delete(name)
    return len(old)
