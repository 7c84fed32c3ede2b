from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404
from django.urls import reverse
from django.utils.csp import CSP


class AdminContentSecurityPolicyMiddleware:
    """Scripts are as strict in the admin as on the public site; styles cannot be.

    Rich text and translation editors set styles from scripts. Uploads are shown from `blob:`, cropped ones from
    `data:`. Previews keep the public policy: they pass all middleware a second time, as the reader's request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")) and not hasattr(response, "_csp_config"):
            response._csp_config = self.policy()
        return response

    @staticmethod
    def policy() -> dict:
        return {
            **settings.SECURE_CSP,
            "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
            "img-src": [CSP.SELF, "blob:", "data:"],
            "connect-src": [CSP.SELF],
            "frame-src": [CSP.SELF],
        }


class AdminNumbersMiddleware:
    """What is asked for by number has a number: choosers and bulk actions of Wagtail answer 500 to anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return
        if not all(number == "all" or _is_number(number) for number in request.GET.getlist("id")):
            raise BadRequest
        if request.resolver_match.url_name == "chosen" and not _is_number(str(named.get("pk", 0))):
            raise Http404


def _is_number(text: str) -> bool:
    """As large as databases have them."""
    return text.isascii() and text.isdigit() and len(text) < 19
