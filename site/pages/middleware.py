"""What every request passes first, and what every answer carries."""

from urllib.parse import urlsplit

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from accounts.visibility import readable

from .errors import refused

_EDITING = "/admin/"
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
# The editors' screens save with these.
_EDITING_METHODS = _METHODS | {"PUT", "PATCH", "DELETE"}
_LONGEST_QUERY = 10_000
_LONGEST_PATH = 1_000
# What surrounds a file in a form, and the form's other fields.
_ROOM_FOR_FIELDS = 2**20
_TEXT = ("text/", "application/json", "application/ld+json", "application/rss", "application/atom", "image/svg")


def longest_body(path: str) -> int:
    """How many bytes may be sent to a path: files to the editors' screens only."""
    if not path.startswith(_EDITING):
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return max(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE) + _ROOM_FOR_FIELDS


class InputGateMiddleware:
    """Refuses what no page of ours could have sent, before anything can stumble over it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_editing = request.path_info.startswith(_EDITING)
        methods = _EDITING_METHODS if is_editing else _METHODS
        if request.method not in methods:
            response = refused(request, 405)
            response.headers["Allow"] = ", ".join(sorted(methods))
            return response
        if self._is_malformed(request):
            return render(request, "400.html", status=400)
        if self._length(request) > longest_body(request.path_info):
            return refused(request, 413)
        if request.content_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
            return refused(request, 415)
        response = self.get_response(request)
        if response.status_code == 405 and not is_editing:
            told = refused(request, 405)
            told.headers["Allow"] = response.headers.get("Allow", "")
            return told
        return response

    @staticmethod
    def _length(request) -> int:
        length = request.META.get("CONTENT_LENGTH") or "0"
        # What is no number, the server has not taken for one either: no body follows.
        return int(length[:20]) if length.isascii() and length.isdigit() else 0

    @staticmethod
    def _is_malformed(request) -> bool:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > _LONGEST_QUERY or len(request.path_info) > _LONGEST_PATH:
            return not request.path_info.startswith(_EDITING)
        values = [request.path_info, *(value for values in request.GET.lists() for value in (values[0], *values[1]))]
        return any("\x00" in value or _has_surrogate(value) for value in values)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


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
        return super().process_response(request, response)


class LivePageRedirectMiddleware(RedirectMiddleware):
    """Leads to no page that is closed to the reader.

    One whose slug changed and changed back would lead to itself, for ever; another would tell where it lives now.
    """

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        return response if answer is not response and self._leads_to_a_closed_page(request) else answer

    @staticmethod
    def _leads_to_a_closed_page(request) -> bool:
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        page = (get_redirect(request, path) or get_redirect(request, urlsplit(path).path)).redirect_page
        return page is not None and not readable(Page.objects.filter(pk=page.pk)).exists()
