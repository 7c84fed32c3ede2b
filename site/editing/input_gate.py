"""What is sent to the admin is looked at before a view of Wagtail's can stumble over it: 400 or 404, never 500."""

import re

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.localization import get_localized_response

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
        if not _is_about_the_admin(request):
            return None
        if not all(_is_sensible(name, value) for name, values in request.GET.lists() for value in values):
            return _not_understood(request)
        if request.resolver_match.url_name == "chosen" and not is_number(str(named.get("pk", 0))):
            raise Http404
        if request.method == "POST":
            request.POST = SentForm.of(request.POST)
        return None

    def process_exception(self, request, exception):
        """For forms that turn out to be incomplete only where they are read."""
        if isinstance(exception, BadRequest | SuspiciousOperation) and _is_about_the_admin(request):
            return _not_understood(request)
        return None


def is_number(text: str) -> bool:
    """As large as databases have them."""
    return text.isascii() and text.isdigit() and len(text) < 19


def _is_about_the_admin(request) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _is_sensible(name: str, value: str) -> bool:
    if name in _WORDS:
        return len(value) <= _LONGEST_WORDS
    if name in _NUMBERS:
        return is_number(value) or value in ("", "all")
    return name in _TEXTS or not _TOO_LARGE.search(value)


def _not_understood(request):
    return get_localized_response(_bad_request, request)


def _bad_request(request):
    return render(request, "wagtailadmin/400.html", status=400)
