"""How a stored file goes out: its name, who may keep it, a part of it, and who carries it."""

import hashlib
import logging
import re
from mimetypes import guess_type
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from serving.responder import FileOnDisk

logger = logging.getLogger(__name__)
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def file_response(request, file, filename: str, *, public: bool, attachment: bool = True) -> HttpResponse:
    """A stored file under its readable name (RFC 6266), whole or in part; 404 where the storage has lost it.

    `public` files may be kept by caches that ask each time whether they are still current.
    """
    try:
        handle = file.storage.open(file.name)
    except OSError as error:
        logger.error("Stored file is missing: %s", file.name)
        raise Http404(_("This file is missing. We have noted it.")) from error
    # A replaced file has another name. Its content's checksum would tell strangers whether theirs is the same.
    etag = f'"{hashlib.sha256(file.name.encode()).hexdigest()[:32]}"'
    if _is_carried_by_the_proxy(file.storage):
        handle.close()
        response = _handed_over(file.name, filename, attachment)
    else:
        response = _streamed(request, handle, filename, attachment, etag)
    response.headers["Cache-Control"] = "public, no-cache" if public else "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if public and response.status_code in (200, 206):
        response.headers["ETag"] = etag
        answer = get_conditional_response(request, etag=etag, response=response)
        if answer is not response:
            handle.close()
        return answer
    return response


def _is_carried_by_the_proxy(storage) -> bool:
    return bool(settings.X_ACCEL_LOCATION) and isinstance(storage, FileSystemStorage)


def _handed_over(name: str, filename: str, attachment: bool) -> HttpResponse:
    """The proxy reads the file and cuts parts out of it; no thread of ours waits for the reader.

    It keeps the type, the name and the caching of this answer and drops the other headers: docs/administrators
    says how it gives them itself.
    """
    response = HttpResponse(content_type=guess_type(filename)[0] or "application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(attachment, filename)
    response.headers["X-Accel-Redirect"] = quote(settings.X_ACCEL_LOCATION + name)
    return response


def _streamed(request, handle, filename: str, attachment: bool, etag: str) -> HttpResponse:
    size = handle.size
    wanted = _wanted_range(request, size, etag)
    if wanted is None:
        response = FileResponse(handle, as_attachment=attachment, filename=filename)
    elif not wanted:
        handle.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        part = _Part(handle, wanted)
        response = FileResponse(part, as_attachment=attachment, filename=filename, status=206)
        response.headers["Content-Length"] = str(len(wanted))
        response.headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        response.headers["Content-Encoding"] = "identity"  # a compressed part is no part of the file
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _wanted_range(request, size: int, etag: str) -> range | None:
    """The bytes asked for; an empty range for some beyond the end, None for all.

    Several ranges at once, other units and what makes no sense may be ignored (RFC 9110, 14.2).
    """
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = asked.groups()
    if not first:
        return range(max(size - int(last), 0), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


class _Part:
    """Some bytes of an open file, as a file. `stretch` tells the server where they lie, for files on its disk."""

    def __init__(self, handle, wanted: range):
        self._handle, self._left = handle, len(wanted)
        handle.seek(wanted.start)
        whole = FileOnDisk(handle).stretch
        self.stretch = whole and whole._replace(start=wanted.start, stop=wanted.stop)

    def read(self, size: int = -1) -> bytes:
        content = self._handle.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(content)
        return content

    def close(self) -> None:
        self._handle.close()
