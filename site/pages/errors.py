"""Honest pages for what went wrong, in the language of the address, with the versions that do exist."""

from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.reader import current_reader
from accounts.visibility import readable
from translations.absence import Absence, absence_of
from translations.alternates import Alternate
from translations.languages import Language, canonical
from translations.middleware import language_before_views
from translations.tree import tree_of


def existing_versions(request) -> list[Alternate]:
    """The versions of what lies at the same address in another language, found in one query.

    Also of this language: where its addresses are in its own script, somebody has changed the language by hand.
    """
    first, _, rest = request.path_info[1:].partition("/")
    if canonical(first) != first or not rest:
        return []
    tree = tree_of(request)
    paths = [root.url_path + rest for code, root in tree.roots.items() if code != first]
    keys = Page.objects.filter(url_path__in=paths).values("translation_key")
    pages = readable(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    by_code = {page.locale.language_code: page for page in pages if absence_of(page) != Absence.HIDE}
    return [
        Alternate(Language(code), tree.path_of(by_code[code]), by_code[code].title)
        for code in tree.roots
        if code in by_code
    ]


def not_found(request, exception):
    """The 404 page. `exception` may carry words for the reader, as ours do."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {"message": message, "versions": existing_versions(request), "sign_in_url": _sign_in_url(request)}
    return render(request, "404.html", context, status=404)


def _sign_in_url(request) -> str:
    """Where strangers may sign in and come back; the same for every missing address, whatever lies there.

    `current_reader` asks for no session where there is no cookie: the answer stays the same for everybody.
    """
    address = request.get_full_path()
    if current_reader().is_authenticated or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return ""
    return f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': address})}"


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    return render(request, "403.html", status=403)


def server_error(request):
    """Asks nothing of the database, which may be what failed."""
    return HttpResponse(_bare("500.html", language_before_views(request)), status=500)


def form_expired(request, reason=""):
    """A form without its token: sent by another site, or after the browser had forgotten its cookie."""
    return HttpResponse(_bare("403_csrf.html", language_before_views(request)), status=403)


def too_many_requests(request, seconds: int):
    """The 429 page, made once per language: it is given in floods."""
    response = HttpResponse(_kept("429.html", language_before_views(request)), status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


# What no page of ours could have sent.
_REFUSALS = {
    405: (_("This cannot be sent here"), _("The address exists, but it only answers to those who read it.")),
    413: (_("This is too much at once"), _("What was sent is larger than this page accepts. Send less, or in parts.")),
    415: (
        _("This form cannot be read"),
        _("It was sent in another format or encoding than this page has. Load the page again and retry."),
    ),
}


def refused(request, status: int) -> HttpResponse:
    """The page for a request that is turned away before any view sees it."""
    return HttpResponse(_refusal(status, language_before_views(request)), status=status)


@cache
def _refusal(status: int, code: str) -> str:
    title, words = _REFUSALS[status]
    with translation.override(code):
        context = {"language": Language(code), "status": status, "title": title, "words": words}
        return render_to_string("refused.html", context)


def _bare(template: str, code: str) -> str:
    with translation.override(code):
        return render_to_string(template, {"language": Language(code)})


_kept = cache(_bare)
