"""Who is being answered, for the queries deep below a view: nobody in particular unless somebody has signed in."""

from contextvars import ContextVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from audit.context import acting

_reader: ContextVar = ContextVar("reader")


def current_reader():
    """The signed-in person whose request is being answered; else, and in tasks, the anonymous user."""
    return _reader.get(None) or AnonymousUser()


class ReaderMiddleware:
    """Makes the person known, and keeps what was made for one person out of every cache.

    Without a session cookie nothing asks for the session: answers for everybody carry no `Vary: Cookie`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        token = _reader.set(request.user)
        try:
            with acting(request.user):
                response = self.get_response(request)
        finally:
            _reader.reset(token)
        # The admin says for itself what browsers may keep: its icons and words for scripts, for instance.
        if not request.path_info.startswith("/admin/") and "immutable" not in response.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "private, no-store"
        return response
