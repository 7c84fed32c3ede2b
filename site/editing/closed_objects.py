"""In the admin, an object that somebody may not touch answers like one that is not there (docs/decisions/0011).

Wagtail leads back to its front page with a message instead, which tells that the object exists. Whole sections keep
that answer: that they exist is no secret.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.defaults import page_not_found
from wagtail.admin import auth

from .input_gate import is_about_the_admin

# Arguments of addresses that say which object is meant; the others say of what kind, or what to do with it.
_KEYS = ("pk", "revision_id_a", "revision_id_b")
# Views that lead elsewhere from what is closed, or waits for nobody.
_LEADING_AWAY = ("wagtailadmin_explore", "wagtailadmin_explore_results", "wagtailadmin_pages:workflow_preview")


def is_key(argument: str) -> bool:
    return argument in _KEYS or argument.endswith(("_id", "_pk"))


def names_an_object(request) -> bool:
    match = request.resolver_match
    return match is not None and any(is_key(name) for name in match.captured_kwargs)


def answer_like_absent() -> None:
    """Into the one function that all of Wagtail's refusals go through."""
    refuse = auth.permission_denied

    def permission_denied(request):
        if names_an_object(request):
            raise Http404
        return refuse(request)

    auth.permission_denied = permission_denied


class ClosedObjectsMiddleware:
    """For what gets past that function: refusals to scripts, wrong methods, and the way from a closed page upwards."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        tells = self._tells_that_it_exists(request, response)
        return _absent(request) if tells and self._is_about_an_object(request) else response

    def process_exception(self, request, exception):
        if isinstance(exception, PermissionDenied) and self._is_about_an_object(request):
            return _absent(request)
        return None

    @staticmethod
    def _is_about_an_object(request) -> bool:
        return (
            is_about_the_admin(request)
            and names_an_object(request)
            and request.user.has_perm("wagtailadmin.access_admin")
        )

    @staticmethod
    def _tells_that_it_exists(request, response) -> bool:
        if response.status_code == 302 and request.resolver_match is not None:
            return request.resolver_match.view_name in _LEADING_AWAY
        return response.status_code == 405


def _absent(request):
    return page_not_found(request, None, template_name="wagtailadmin/404.html")
