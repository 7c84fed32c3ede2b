import logging
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.images.views.images import preview

from .models import Audience, CustomDocument, CustomImage, Rendition
from .storages import PRIVATE_PREFIX

logger = logging.getLogger(__name__)
_YEAR = 365 * 24 * 3600


@require_safe
def download(request, document_id: int):
    """Hand out the current file of a document. Absent, forbidden and lost look the same to the asker."""
    documents = CustomDocument.objects.served().visible_to(request.user).select_related("collection")
    document = documents.filter(pk=document_id).first()
    if document is None:
        raise Http404(_("There is no such file."))
    restrictions = document.collection.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404(_("There is no such file."))
    public = document.audience == Audience.PUBLIC and not restrictions
    return file_response(document.file, document.filename, public=public)


def file_response(file, filename: str, *, public: bool, attachment: bool = True) -> FileResponse:
    """A stored file as a download under its readable name (RFC 6266); 404 where the storage has lost it."""
    try:
        handle = file.storage.open(file.name)
    except OSError as error:
        logger.error("Stored file is missing: %s", file.name)
        raise Http404(_("This file is missing. We have noted it.")) from error
    response = FileResponse(handle, as_attachment=attachment, filename=filename)
    response.headers["Cache-Control"] = "public, no-cache" if public else "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def public_file(request, path: str):
    """A rendition. Its address changes with its content, so browsers may keep it for ever."""
    storage = storages["default"]
    try:
        handle = storage.open(path)
    except OSError as error:  # absent, a folder, below a file, a name too long for the file system
        raise Http404 from error
    response = FileResponse(handle)
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def restricted_rendition(request, path: str):
    """A picture that not everybody may see, in one size: what the lists and choosers of the admin show."""
    rendition = Rendition.objects.filter(file=PRIVATE_PREFIX + path).select_related("image").first()
    if (
        rendition is None
        or not CustomImage.objects.served().visible_to(request.user).filter(pk=rendition.image_id).exists()
    ):
        raise Http404(_("There is no such file."))
    return file_response(rendition.file, PurePath(path).name, public=False, attachment=False)


def preview_of_clean_image(request, image_id: int, filter_spec: str):
    """Wagtail's view opens the original."""
    get_object_or_404(CustomImage.objects.served(), pk=image_id)
    return preview(request, image_id, filter_spec)


MEDIA_PREFIX = settings.MEDIA_URL.lstrip("/")
