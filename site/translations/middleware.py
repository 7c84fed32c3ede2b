"""Which language an address speaks. The prefix decides, alone: a page under `/fr/` never varies with the reader."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path

from accounts.languages import public_codes

from .languages import canonical
from .tree import tree_of


def preferred_language(request, available) -> str:
    """The reader's language among `available` codes: remembered choice, then Accept-Language, then the default."""
    remembered = canonical(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    if remembered in available:
        return remembered
    for code, _quality in _accepted(request):
        for candidate in (canonical(code), canonical(code.split("-")[0])):
            if candidate in available:
                return candidate
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in available else next(iter(available), "en")


def _accepted(request) -> list[tuple[str, float]]:
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:500]
    return list(translation.trans_real.parse_accept_lang_header(header))


class LanguageMiddleware:
    """Activates the language of the address and mends its spelling: `/FR/x` to `/fr/x`, `/zh-cn/x` to `/zh-hans/x`.

    The prefix of a language that is not public is no prefix: nothing answers below it. Previews alone know it, whose
    requests Wagtail makes itself and marks as dummies.

    `reader_language` is what the reader would have without a prefix, also in the admin, which has its own choice.

    Unlike Django's own middleware it never redirects an unknown address to a translated one, so that the API, files and
    admin answer for themselves, and it leaves `Vary` alone below a prefix.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first, slash, rest = request.path_info[1:].partition("/")
        code = canonical(first) if first else None
        public = public_codes()
        if code not in public and not getattr(request, "is_dummy", False):
            code = None
        if code and (code != first or not slash):
            query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
            return HttpResponsePermanentRedirect(f"/{code}/{escape_uri_path(rest)}{query}")
        request.reader_language = code or preferred_language(request, public)
        is_admin = request.path_info.startswith("/admin/")
        language = settings.LANGUAGE_CODE if is_admin else request.reader_language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if code:
            response.headers.setdefault("Content-Language", code)
        elif response.status_code >= 400:
            # An error page below no prefix speaks the reader's language.
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def language_root(request):
    """`/` leads to the reader's language among those whose home is live."""
    response = HttpResponseRedirect(f"/{preferred_language(request, tree_of(request).roots)}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Cache-Control"] = "no-cache"
    return response
