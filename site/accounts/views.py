"""The account pages that django-allauth has not, or has otherwise."""

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.adapter import get_adapter as get_sessions_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import RedirectView

from audit.models import Event
from audit.services import record

from . import invitations, second_factor
from .addresses import hashed_network
from .invitation_forms import AcceptForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sessions(request):
    """Where the person is signed in. A post ends one session by `session`, or all others."""
    if request.method == "POST":
        others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
        chosen = request.POST.get("session", "")
        if chosen != "others":
            others = others.filter(pk=chosen) if chosen.isdecimal() and len(chosen) < 18 else others.none()
        ended = list(others)
        get_sessions_adapter().end_sessions(ended)
        if ended:
            record(Event.SESSIONS_ENDED, about=request.user, sessions=len(ended))
            messages.success(request, _("Signed out there."))
        return HttpResponseRedirect(reverse("usersessions_list"))
    found = UserSession.objects.purge_and_list(request.user)
    for session in found:
        days = {session.created_at.date(), session.last_seen_at.date()}
        session.is_near = session.ip in {hashed_network(request, day) for day in days}
    context = {"sessions": sorted(found, key=lambda session: session.last_seen_at, reverse=True)}
    return TemplateResponse(request, "accounts/sessions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, key):
    """The link of an invitation: sets name and password, once. What is not open is told apart for nobody."""
    found = invitations.find(key)
    if found is None:
        return TemplateResponse(request, "accounts/invitation_over.html")
    form = AcceptForm(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.accept(found, **form.account)
        except invitations.InvitationOverError:
            return TemplateResponse(request, "accounts/invitation_over.html")
        logout(request)  # whoever else was signed in here
        messages.success(request, _("Your account is ready. Sign in with your new password."))
        return HttpResponseRedirect(reverse("account_login"))
    return TemplateResponse(request, "accounts/invitation.html", {"form": form, "email": found.email})


# The page of the second factor lists them; allauth goes here when one was renamed. A form sent here is told so, with
# or without its token.
passkeys = csrf_exempt(require_safe(RedirectView.as_view(pattern_name="mfa_index")))


# The old password is enough for whoever has no second factor; others show theirs again, as for every change of it.
change_password = reauthentication_required(
    app="allauth.mfa", enabled=lambda request: second_factor.has_own_factor(request.user)
)(account.password_change)


class RemovePasskeyView(RemoveWebAuthnView):
    """allauth asks its adapter before it removes an app, but not before it removes a passkey."""

    success_url = None
    template_name = "mfa/webauthn/authenticator_confirm_delete.html"

    def get_success_url(self) -> str:
        return reverse("mfa_index")

    def form_valid(self, form):
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)


remove_passkey = reauthentication_required(app="allauth.mfa")(RemovePasskeyView.as_view())
