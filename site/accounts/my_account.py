"""My account: who one is here, which mails one wants, one's data, and leaving."""

from functools import wraps

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks

from audit.models import Event
from audit.services import record

from . import personal_data, second_factor
from .my_account_forms import LeaveForm, MailsForm, ProfileForm

# Within five minutes of signing in or of proving it again, with the second factor where there is one.
_proven = reauthentication_required(app="allauth.mfa")


def _own_page(view):
    """For the person alone: whoever lacks the second factor that the person needs is led to it."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def answer(request):
        if second_factor.is_missing(request, request.user):
            known = second_factor.has_own_factor(request.user)
            return redirect_to_login(request.get_full_path(), "mfa_reauthenticate" if known else "mfa_index")
        return view(request)

    return answer


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@login_required
def home(request):
    links = (link(request) for link in hooks.get_hooks("register_account_link"))
    context = {
        "links": [link for link in links if link],
        "needs_second_factor": second_factor.is_staff(request.user),
        "has_second_factor": second_factor.has_own_factor(request.user),
    }
    return TemplateResponse(request, "accounts/home.html", context)


@_own_page
def profile(request):
    return _form_page(request, ProfileForm, "accounts/profile.html")


@_own_page
def mails(request):
    return _form_page(request, MailsForm, "accounts/mails.html")


def _form_page(request, form_class, template: str):
    form = form_class(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("account_home"))
    return TemplateResponse(request, template, {"form": form})


@_own_page
def data(request):
    """What is kept about the person. A post hands it out."""
    if request.method == "POST":
        return _export(request)
    return TemplateResponse(request, "accounts/data.html", {"audit_months": settings.AUDIT_RETENTION_DAYS // 30})


@_proven
def _export(request):
    return exported(request.user)


def exported(person) -> JsonResponse:
    """The person's data as a file; that it was handed out is recorded."""
    with transaction.atomic():
        record(Event.ACCOUNT_EXPORTED, about=person)
        answer = JsonResponse(personal_data.export(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="personal-data-{timezone.now():%Y-%m-%d}.json"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@_own_page
@_proven
def leave(request):
    """Deletes the account, for whoever says so and has just proven who they are."""
    person = request.user
    form = LeaveForm(request.POST if request.method == "POST" else None)
    is_last = personal_data.is_last_administrator(person)
    if request.method == "POST" and not is_last and form.is_valid():
        try:
            with transaction.atomic():
                logout(request)  # first, so that its row is nameless too
                personal_data.erase(person)
        except personal_data.LastAdministratorError:
            return HttpResponseRedirect(reverse("account_leave"))
        return TemplateResponse(request, "accounts/left.html")
    return TemplateResponse(request, "accounts/leave.html", {"form": form, "is_last": is_last})
