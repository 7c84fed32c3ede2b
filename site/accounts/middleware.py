"""What every account page has in common, and what a session must be before it counts."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from . import lifetime, limits, second_factor
from .addresses import client_address
from .languages import public_codes

# What a session may ask for that has not seen its person's second factor: ways to show it, to leave, to begin anew.
_BEFORE_THE_FACTOR = frozenset(
    {
        "account_inactive",
        "account_invitation",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
# Screens that stay open tell Wagtail so by themselves: no sign of life of a person.
_BY_ITSELF = "wagtailadmin_editing_sessions"


def is_account_page(request) -> bool:
    """Below a language only: `/admin/account/` is Wagtail's."""
    language, _, rest = request.path_info[1:].partition("/")
    return rest.startswith("account/") and language in dict(settings.LANGUAGES)


class AccountPagesMiddleware:
    """Account pages leave no trace in caches and search engines, and take so many posts a minute from one address.

    Stands in front of sessions, forms and hashing: a flood costs one query and an answer that is ready.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.too_many = import_string(settings.TOO_MANY_REQUESTS_VIEW)

    def __call__(self, request):
        if not is_account_page(request):
            return self.get_response(request)
        response = self._answer(request)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def _answer(self, request):
        try:
            # The challenge for a passkey opens a session, though it is only asked for.
            if request.method == "POST" or request.path_info.endswith("/webauthn/login/"):
                limits.reserve(limits.PER_ADDRESS, client_address(request))
        except limits.TooManyAttemptsError as error:
            return self.too_many(request, error.seconds)
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, limits.TooManyAttemptsError):
            return self.too_many(request, exception.seconds)
        return None


class SecondFactorMiddleware:
    """A session that lacks the second factor its person needs is nobody's, except on the account pages.

    In the admin it is led to the second step, or to setting up a second factor. Of the account it gets nothing either
    where its person has one: who signed in with a stolen password before the owner added it must not read the recovery
    codes, nor change password and factors. Nothing is asked of the session before somebody asks for the user, so that
    public pages stay the same for everybody.
    """

    def __init__(self, get_response):
        second_factor.refuse_to_run_without()
        self.get_response = get_response

    def __call__(self, request):
        if not is_account_page(request):
            person = request.user
            if request.path.startswith(reverse("wagtailadmin_home")) and self._lacks(request, person):
                return self._lead_on(request, person)
            request.user = SimpleLazyObject(lambda: AnonymousUser() if self._lacks(request, person) else person)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_account_page(request) or request.resolver_match.url_name in _BEFORE_THE_FACTOR:
            return None
        if second_factor.is_unproven(request, request.user):
            return redirect_to_login(request.get_full_path(), "mfa_reauthenticate")
        return None

    @staticmethod
    def _lacks(request, person) -> bool:
        return person.is_authenticated and second_factor.is_missing(request, person)

    @staticmethod
    def _lead_on(request, person):
        known = second_factor.has_own_factor(person)
        step = "mfa_reauthenticate" if known else "mfa_index"
        with translation.override(_language_for(person, request)):
            response = redirect_to_login(request.get_full_path(), login_url=step)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _language_for(person, request) -> str:
    return person.language if person.language in public_codes() else request.reader_language


class ActivityMiddleware:
    """Notes once a minute that a session is in use."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        session = request.session
        if session.accessed and lifetime.SEEN_AT in session and not self._goes_by_itself(request):
            staff = request.path.startswith(reverse("wagtailadmin_home"))
            if lifetime.note_activity(session, staff=staff):
                UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
        return response

    @staticmethod
    def _goes_by_itself(request) -> bool:
        return request.resolver_match is not None and _BY_ITSELF in request.resolver_match.namespaces
