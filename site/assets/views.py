from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.images.views.images import preview

from .counting import count_document
from .delivery import file_response
from .models import Audience, CustomDocument, CustomImage, Rendition
from .recording import is_for_everybody, note_download
from .renditions import SPECS
from .storages import PRIVATE_PREFIX
from .usage import is_open_to

_YEAR = 365 * 24 * 3600


@require_safe
def download(request, document_id: int):
    """Hand out the current file of a document. Absent, forbidden and lost look the same to the asker."""
    documents = CustomDocument.objects.served().visible_to(request.user).select_related("collection")
    document = documents.filter(pk=document_id).first()
    if document is None or not _may_see(request, document):
        raise Http404(_("There is no such file."))
    note_download(request, document, document.file_hash[:12], partial(is_for_everybody, document))
    # What somebody gets for being signed in is no answer for others.
    public = document.audience == Audience.PUBLIC and not request.user.is_authenticated
    response = file_response(request, document.file, document.filename, public=public)
    count_document(request, response, document)
    return response


@require_safe
def download_by_name(request, document_id: int, filename: str):
    """Wagtail's own address of a document, where what is absent and what is forbidden would read differently."""
    document = CustomDocument.objects.filter(pk=document_id).first()
    if document is None or document.filename != filename:
        raise Http404(_("There is no such file."))
    return download(request, document_id)


@require_safe
def public_file(request, path: str):
    """A rendition. Its address changes with its content, so browsers may keep it for ever."""
    storage = storages["default"]
    try:
        handle = storage.open(path)
    except (OSError, SuspiciousFileOperation) as error:
        # Absent, a folder, below a file, a name too long for the file system; or a way out of the folder.
        raise Http404 from error
    response = FileResponse(handle)
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def restricted_rendition(request, path: str):
    """A picture that not everybody may see, in one size: what the lists and choosers of the admin show."""
    rendition = Rendition.objects.filter(file=PRIVATE_PREFIX + path).first()
    visible = CustomImage.objects.served().visible_to(request.user).select_related("collection")
    image = visible.filter(pk=rendition.image_id).first() if rendition else None
    if image is None or not _may_see(request, image):
        raise Http404(_("There is no such file."))
    if rendition.filter_spec in SPECS:
        note_download(request, image, image.file_hash[:12], partial(is_for_everybody, image), is_shown=True)
    return file_response(request, rendition.file, PurePath(path).name, public=False, attachment=False)


def _may_see(request, asset) -> bool:
    """Beside its audience: the collection it lies in, and the pages it stands on."""
    restrictions = asset.collection.get_view_restrictions()
    accepted = all(restriction.accept_request(request) for restriction in restrictions)
    return accepted and is_open_to(request.user, asset)


def preview_of_clean_image(request, image_id: int, filter_spec: str):
    """Wagtail's view opens the original."""
    get_object_or_404(CustomImage.objects.served(), pk=image_id)
    return preview(request, image_id, filter_spec)


MEDIA_PREFIX = settings.MEDIA_URL.lstrip("/")
