"""Who took which file that is not for everybody: one row for a download, however many parts it comes in."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from audit.models import Entry, Event
from audit.services import record

from .models import Audience, CustomDocument
from .usage import is_open_to

# A download that is taken up again within this time is the same one.
_ONE_DOWNLOAD = timedelta(hours=1)


def note_download(request, document: CustomDocument) -> None:
    """Call it before the file goes out; costs nothing for strangers, who get public files only."""
    person = request.user
    if request.method != "GET" or not person.is_authenticated or _is_for_everybody(document):
        return
    if "Range" in request.headers and _has_begun(person, document):
        return
    record(Event.DOWNLOADED, actor=person, about=document, version=document.file_hash[:12], bytes=document.file_size)


def _is_for_everybody(document: CustomDocument) -> bool:
    if document.audience != Audience.PUBLIC or document.collection.get_view_restrictions():
        return False
    return is_open_to(AnonymousUser(), document)


def _has_begun(person, document: CustomDocument) -> bool:
    return Entry.objects.filter(
        actor=person,
        event=Event.DOWNLOADED,
        object_type=document._meta.label_lower,
        object_id=str(document.pk),
        data__version=document.file_hash[:12],
        at__gt=timezone.now() - _ONE_DOWNLOAD,
    ).exists()
