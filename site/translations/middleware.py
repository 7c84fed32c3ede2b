"""Which language an address speaks. The prefix decides, alone: a page under `/fr/` never varies with the reader."""

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path

from accounts.languages import last_known_codes, public_codes
from accounts.reader import current_reader

from .languages import canonical
from .tree import tree_of

# Of addresses without a prefix: there the language switch leads to it.
LANGUAGE_PARAMETER = "language"


def preferred_language(request, available) -> str:
    """The reader's language among `available` codes: what was chosen, then Accept-Language, then the default."""
    chosen = next((code for code in _chosen(request) if code in available), None)
    if chosen:
        return chosen
    accepted = _first_accepted(request, available)
    if accepted:
        return accepted
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in available else next(iter(available), "en")


def language_before_views(request) -> str:
    """For answers that ask nothing: the prefix, then Accept-Language; in the admin what is active around its views."""
    first = request.path_info[1:].partition("/")[0]
    available = last_known_codes()
    code = canonical(first)
    if code in available:
        return code
    found = translation.get_language() if first == "admin" else _first_accepted(request, available)
    return found or settings.LANGUAGE_CODE


def _first_accepted(request, available) -> str | None:
    for code, _quality in _accepted(request):
        for candidate in (canonical(code), canonical(code.split("-")[0])):
            if candidate in available:
                return candidate
    return None


def _chosen(request) -> Iterator[str]:
    """In the address, by reading the page of this site that led here, in a cookie, in the account."""
    yield canonical(request.GET.get(LANGUAGE_PARAMETER, ""))
    yield canonical(_read_before(request))
    yield canonical(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    yield getattr(current_reader(), "language", "")


def _read_before(request) -> str:
    """The first part of the path of the referring page; empty where that is another site's."""
    try:
        referrer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    is_own = referrer.netloc == request.headers.get("Host")
    return referrer.path[1:].partition("/")[0] if is_own else ""


def _accepted(request) -> list[tuple[str, float]]:
    """Best first. Part by part, since Django takes nothing of a header with one that it cannot read."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:500]
    parts = map(translation.trans_real.parse_accept_lang_header, header.replace(" ", "").split(","))
    wanted = (part for part in chain.from_iterable(parts) if part[1])  # of quality 0: "not acceptable"
    return sorted(wanted, key=itemgetter(1), reverse=True)


class LanguageMiddleware:
    """Activates the language of the address and mends its spelling: `/FR/x` to `/fr/x`, `/zh-cn/x` to `/zh-hans/x`.

    The prefix of a language that is not public is no prefix: once mended, nothing answers below it. Previews alone know
    it, whose requests Wagtail makes itself and marks as dummies.

    `reader_language` is what the reader would have without a prefix, also in the admin, which has its own choice.

    Unlike Django's own middleware it never redirects an unknown address to a translated one, so that the API, files and
    admin answer for themselves, and it leaves `Vary` alone below a prefix.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first, slash, rest = request.path_info[1:].partition("/")
        code = canonical(first) if first else None
        if code and (code != first or not slash):
            query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
            return HttpResponsePermanentRedirect(f"/{code}/{escape_uri_path(rest)}{query}")
        public = public_codes()
        if code not in public and not getattr(request, "is_dummy", False):
            code = None
        request.address_language = code
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


class AccountLanguageMiddleware:
    """Below no prefix, whoever has signed in is spoken to in the language of the account, if no other was chosen.

    Stands behind what knows the person.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_admin = request.path_info.startswith("/admin/")
        if request.address_language or is_admin or not current_reader().is_authenticated:
            return self.get_response(request)
        request.reader_language = request.LANGUAGE_CODE = preferred_language(request, public_codes())
        with translation.override(request.reader_language):
            return self.get_response(request)


def language_root(request):
    """`/` leads to the reader's language among those whose home is live."""
    response = HttpResponseRedirect(f"/{preferred_language(request, tree_of(request).roots)}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Cache-Control"] = "no-cache"
    return response
