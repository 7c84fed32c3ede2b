"""What is sent to the admin is looked at before a view of Wagtail's can stumble over it: 400 or 404, never 500."""

import re

from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.core.paginator import InvalidPage
from django.db.models import ProtectedError
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found

# What people type to find something: no number, and no longer than a title.
_WORDS = frozenset({"q", "search", "term"})
_LONGEST_WORDS = 255
# Texts and addresses, in which a row of digits is none of ours to judge.
_TEXTS = _WORDS | {"next", "link_url", "link_text", "title"}
# Wagtail takes these for numbers without asking.
_NUMBERS = frozenset({"id", "childOf", "target_pages[]", "p", "parent_page_id"})
# Larger than databases have them, by itself or in a list.
_TOO_LARGE = re.compile(r"(?:^|[\s,])[+-]?\d[\d_]{18,}(?:$|[\s,])")


class MissingFieldError(MultiValueDictKeyError, BadRequest):
    """Asked for by a view without which the form that was sent means nothing."""


class SentForm(QueryDict):
    """Says of a field that was not sent that this is the sender's fault; `get` has its default as ever."""

    @classmethod
    def of(cls, sent: QueryDict) -> "SentForm":
        form = cls(mutable=True, encoding=sent.encoding)
        for name, values in sent.lists():
            form.setlist(name, values)
        form._mutable = False
        return form

    def __getitem__(self, name):
        try:
            return super().__getitem__(name)
        except MultiValueDictKeyError as error:
            raise MissingFieldError(name) from error


class AdminInputMiddleware:
    """Stands behind the check of tokens: whoever is refused here is signed in, and is told in the own language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if not is_about_the_admin(request):
            return None
        if not all(_is_sensible(name, value) for name, values in request.GET.lists() for value in values):
            return not_understood(request)
        leads_back = all(_is_an_address(sent.get("next", "")) for sent in (request.GET, request.POST))
        if not leads_back or _claims_more_rows_than_it_has(request.POST):
            return not_understood(request)
        if request.resolver_match.url_name == "chosen" and not is_number(str(named.get("pk", 0))):
            raise Http404
        if request.method == "POST":
            request.POST = SentForm.of(request.POST)
        return None

    def process_exception(self, request, exception):
        """For what shows only where it is read or done: missing fields, keys of rows, short lists, things in use."""
        if not is_about_the_admin(request):
            return None
        if isinstance(exception, BadRequest | SuspiciousOperation | ValidationError):
            return not_understood(request)
        if isinstance(exception, InvalidPage):
            return page_not_found(request, None, template_name="wagtailadmin/404.html")
        if isinstance(exception, ProtectedError):
            return _in_use(request)
        return None


def is_number(text: str) -> bool:
    """As large as databases have them."""
    return text.isascii() and text.isdigit() and len(text) < 19


def is_about_the_admin(request) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _is_sensible(name: str, value: str) -> bool:
    if name in _WORDS:
        return len(value) <= _LONGEST_WORDS
    if name in _NUMBERS:
        return is_number(value) or value in ("", "all")
    return name in _TEXTS or not _TOO_LARGE.search(value)


def _is_an_address(text: str) -> bool:
    """Wagtail takes anything else for the name of one, and finds out when all is done."""
    return not text or "/" in text or "." in text


def _claims_more_rows_than_it_has(sent: QueryDict) -> bool:
    """Each row of a form's panels sends one field at least, and would be made before it is missed."""
    claims = (sent[name] for name in sent if name.endswith("-TOTAL_FORMS"))
    return any(claim.isdecimal() and (not is_number(claim) or int(claim) > len(sent)) for claim in claims)


def not_understood(request):
    words = _(
        "A number or a word in the address is too large, or the form arrived incomplete. Nothing was saved. "
        "Go back, load the page again and retry."
    )
    return _refused(request, 400, _("This request cannot be understood"), words)


def _in_use(request):
    """Wagtail shows where something is used, and lets it be deleted all the same."""
    words = _("Something else of the site needs it. Nothing was deleted. Take it out where it is used, then retry.")
    return _refused(request, 409, _("This is still in use"), words)


def _refused(request, status: int, title: str, words: str):
    return render(request, "wagtailadmin/refused.html", {"title": title, "words": words}, status=status)
