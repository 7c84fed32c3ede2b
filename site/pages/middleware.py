"""What every request passes first, and what every answer carries."""

import re
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from accounts.visibility import readable

from .errors import refused

_EDITING = "/admin/"
_FORMS = re.compile(rf"/[^/]+/(?:{'|'.join(map(re.escape, settings.PUBLIC_FORMS))})")
_UPLOADS = re.compile(rf"/[^/]+/(?:{'|'.join(settings.PUBLIC_UPLOADS)})")
_READING_METHODS = ("GET", "HEAD")
_FORM_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# The editors' screens save with these.
_EDITING_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
# Readers paste whole pages into the search, which looks for the first words.
_SEARCH = re.compile(r"/[^/]+/search/")
_LONGEST_QUERY = 2_048
# Lists of the admin select hundreds of rows in their address; the sign-in carries the address that somebody wanted.
_LONGEST_QUERY_OF_SCREENS = 16_384
# What the server takes: hyper refuses longer addresses.
_LONGEST_QUERY_OF_SEARCH = 65_534
_LONGEST_PATH = 1_000
# What surrounds a file in a form, and the form's other fields.
_ROOM_FOR_FIELDS = 2**20
_TEXT = ("text/", "application/json", "application/ld+json", "application/rss", "application/atom", "image/svg")


def longest_body(path: str) -> int:
    """How many bytes may be sent to a path: files to the editors' screens, and to forms that say their own limit."""
    if not path.startswith(_EDITING) and not _UPLOADS.match(path):
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return max(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE) + _ROOM_FOR_FIELDS


def longest_query(path: str) -> int:
    """How many characters may follow the question mark of an address."""
    if _SEARCH.fullmatch(path):
        return _LONGEST_QUERY_OF_SEARCH
    return _LONGEST_QUERY_OF_SCREENS if _is_screen(path) else _LONGEST_QUERY


def _is_screen(path: str) -> bool:
    return path.startswith(_EDITING) or takes_forms(path)


def takes_forms(path: str) -> bool:
    """Whether a public address takes more than questions."""
    return _FORMS.match(path) is not None


def _methods_of(path: str) -> tuple[str, ...]:
    if path.startswith(_EDITING):
        return _EDITING_METHODS
    return _FORM_METHODS if takes_forms(path) else _READING_METHODS


class InputGateMiddleware:
    """Refuses what no page of ours could have sent, before anything can stumble over it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        methods = _methods_of(request.path_info)
        if request.method not in methods:
            return self._wrong_method(request, ", ".join(methods))
        if self._is_malformed(request):
            return render(request, "400.html", status=400)
        if self._length(request) > longest_body(request.path_info):
            return refused(request, 413)
        if self._is_no_form(request):
            return refused(request, 415)
        response = self.get_response(request)
        if response.status_code == 405 and not request.path_info.startswith(_EDITING):
            return self._wrong_method(request, response.headers.get("Allow", ""))
        return response

    def process_view(self, request, view, args, kwargs):
        """A page among the forms that only shows something says so, before it asks for the token of a form."""
        shows = getattr(view, "view_class", None)
        only_shows = shows is not None and not hasattr(shows, "post")
        if only_shows and request.method == "POST" and takes_forms(request.path_info):
            return HttpResponseNotAllowed(_READING_METHODS)
        return None

    @staticmethod
    def _wrong_method(request, allowed: str):
        response = refused(request, 405)
        response.headers["Allow"] = allowed
        return response

    @staticmethod
    def _length(request) -> int:
        length = request.META.get("CONTENT_LENGTH") or "0"
        # What is no number, the server has not taken for one either: no body follows.
        return int(length[:20]) if length.isascii() and length.isdigit() else 0

    def _is_no_form(self, request) -> bool:
        """Whether the body is in an encoding or, where forms are taken, of a kind that no form has."""
        if request.content_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
            return True
        if request.method != "POST" or not takes_forms(request.path_info):
            return False
        return request.content_type not in _FORM_TYPES and bool(request.content_type or self._length(request))

    @staticmethod
    def _is_malformed(request) -> bool:
        path, query = request.path_info, request.META.get("QUERY_STRING", "")
        if len(query) > longest_query(path) or (len(path) > _LONGEST_PATH and not _is_screen(path)):
            return True
        return "\x00" in path or not is_text(query)


def is_text(query: str) -> bool:
    """Whether a query, as the server hands it on, is UTF-8 without NUL: Django would put signs in place of the rest."""
    try:
        return "\x00" not in unquote_to_bytes(query.encode("latin-1")).decode()
    except UnicodeDecodeError:
        return False


class PermissionsPolicyMiddleware(MiddlewareMixin):
    def process_response(self, request, response):
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
        )
        return response


class TextGZipMiddleware(GZipMiddleware):
    """Compresses text only: pictures and PDF are compressed already, and readers resume their downloads in ranges."""

    def process_response(self, request, response):
        if not response.headers.get("Content-Type", "").startswith(_TEXT):
            return response
        is_bare = request.method == "HEAD" and not response.streaming and not response.content
        will_be_compressed = "gzip" in request.headers.get("Accept-Encoding", "")
        if is_bare and will_be_compressed and not response.has_header("Content-Encoding"):
            del response.headers["Content-Length"]  # of the file as it lies there, which GET does not tell
        return super().process_response(request, response)


class LivePageRedirectMiddleware(RedirectMiddleware):
    """Leads to no page that is closed to the reader, and nowhere from the admin.

    One whose slug changed and changed back would lead to itself, for ever; another would tell where it lives now.
    """

    def process_response(self, request, response):
        if request.path.startswith(_EDITING):
            return response  # whatever is absent there: three queries less
        answer = super().process_response(request, response)
        return response if answer is not response and self._leads_to_a_closed_page(request) else answer

    @staticmethod
    def _leads_to_a_closed_page(request) -> bool:
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        page = (get_redirect(request, path) or get_redirect(request, urlsplit(path).path)).redirect_page
        return page is not None and not readable(Page.objects.filter(pk=page.pk)).exists()
