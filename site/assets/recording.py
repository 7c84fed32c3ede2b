"""Who took which file that is not for everybody: one row for a download, however many parts it comes in.

Pictures have one row an hour, in the sizes of the pages: lists and choosers of the admin show theirs by the dozen.
"""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.utils import timezone

from audit.models import Entry, Event
from audit.services import record

from .models import Audience, CustomDocument, CustomImage
from .usage import is_open_to

# A download that is taken up again within this time is the same one.
_ONE_DOWNLOAD = timedelta(hours=1)


def note_download(
    request, file: Model, version: str, for_everybody: Callable[[], bool], *, is_shown: bool = False
) -> None:
    """Call it before the file goes out. Strangers, who get public files only, cost nothing, not even the question.

    `is_shown` says that browsers fetch it each time a page is looked at.
    """
    person = request.user
    if request.method != "GET" or not person.is_authenticated or for_everybody():
        return
    if (is_shown or "Range" in request.headers) and _has_begun(person, file, version):
        return
    record(Event.DOWNLOADED, actor=person, about=file, version=version)


def is_for_everybody(file: CustomDocument | CustomImage) -> bool:
    if file.audience != Audience.PUBLIC or file.collection.get_view_restrictions():
        return False
    return is_open_to(AnonymousUser(), file)


def _has_begun(person, file: Model, version: str) -> bool:
    return Entry.objects.filter(
        actor=person,
        event=Event.DOWNLOADED,
        object_type=file._meta.label_lower,
        object_id=str(file.pk),
        data__version=version,
        at__gt=timezone.now() - _ONE_DOWNLOAD,
    ).exists()
