from django.conf import settings
from django.utils.csp import CSP
from wagtail.admin.localization import get_localized_response

from .input_gate import is_about_the_admin


class AdminContentSecurityPolicyMiddleware:
    """Scripts are as strict in the admin as on the public site; styles cannot be.

    Rich text and translation editors set styles from scripts. Uploads are shown from `blob:`, cropped ones from
    `data:`. Previews keep the public policy: they pass all middleware a second time, as the reader's request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_about_the_admin(request) and not hasattr(response, "_csp_config"):
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


class AdminLanguageMiddleware:
    """The language of the account also around Wagtail's views: what is absent, and what is refused before them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_about_the_admin(request):
            return get_localized_response(self.get_response, request)
        return self.get_response(request)
