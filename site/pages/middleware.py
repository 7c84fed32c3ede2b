"""What every request passes first, and what every answer carries."""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from accounts.visibility import readable

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
# The editors' screens save with these.
_EDITING_METHODS = _METHODS | {"PUT", "PATCH", "DELETE"}
_LONGEST_QUERY = 10_000
_LONGEST_PATH = 1_000
_TEXT = ("text/", "application/json", "application/ld+json", "application/rss", "application/atom", "image/svg")


class InputGateMiddleware:
    """Refuses what no page of ours could have sent, before anything can stumble over it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        methods = _EDITING_METHODS if request.path_info.startswith("/admin/") else _METHODS
        if request.method not in methods:
            return HttpResponse(status=405, headers={"Allow": ", ".join(sorted(methods))})
        if self._is_malformed(request):
            return render(request, "400.html", status=400)
        return self.get_response(request)

    @staticmethod
    def _is_malformed(request) -> bool:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > _LONGEST_QUERY or len(request.path_info) > _LONGEST_PATH:
            return not request.path_info.startswith("/admin/")
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
