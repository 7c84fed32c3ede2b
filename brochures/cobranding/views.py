"""A member's way to a brochure with its own logo: choose for whom, fill in, see it being made, take it along."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts import limits
from assets.delivery import file_response
from assets.recording import note_download
from brochures.downloads import count_own
from brochures.models import Brochure, CoBrandedEdition
from brochures.models.co_branded import State
from members.models import Member
from members.representing import current_members, members_of
from translations.languages import Language

from . import services
from .forms import CoBrandingForm
from .offering import editions_to_brand, own_edition, page_of
from .problems import in_words

# Seconds of waiting, and after how many more the page asks again; then the reader does.
_ASKS_AGAIN = ((60, 2), (600, 15))
_USUAL_SECONDS = 30
# What may end well without another word or logo.
_WORTH_A_TRY = {"storage", "stopped"}


class _NotCurrentError(Exception):
    pass


def _for_members(view):
    """A page for those who speak for a current member; others who are signed in read why it is not for them."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except _NotCurrentError:
            return TemplateResponse(request, "brochures/own/refused.html", status=403)

    return guarded


def _member_or_refusal(request, slug: str) -> Member:
    if not members_of(request.user).exists():
        raise _NotCurrentError
    member = next((member for member in current_members(request.user) if member.slug == slug), None)
    if member is None and members_of(request.user).filter(slug=slug).exists():
        raise _NotCurrentError
    if member is None:
        raise Http404(_("There is no member of that name."))
    return member


def _offer_or_404(slug: str) -> tuple[Brochure, dict]:
    brochure = Brochure.objects.filter(slug=slug).first()
    cells = editions_to_brand(brochure) if brochure else {}
    if not cells:
        raise Http404(_("There is no brochure of that name."))
    return brochure, cells


def _row(member: Member, brochure: str, language: str, edition: str) -> CoBrandedEdition | None:
    rows = CoBrandedEdition.objects.select_related("brochure", "member").filter(member=member)
    return rows.filter(brochure__slug=brochure, language=language, edition=edition).first()


def _own_or_404(request, slug: str, brochure: str, language: str, edition: str) -> CoBrandedEdition:
    own = _row(_member_or_refusal(request, slug), brochure, language, edition)
    if own is None:
        raise Http404(_("There is no such edition of this brochure."))
    return own


def _address(own: CoBrandedEdition, name: str = "edition") -> str:
    return reverse(f"own_brochures:{name}", args=[own.member.slug, own.brochure.slug, own.language, own.edition])


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@_for_members
def choose(request, brochure: str):
    """For which member; who speaks for one current member alone need not choose."""
    members = current_members(request.user)
    if not members:
        raise _NotCurrentError
    record, _cells = _offer_or_404(brochure)
    if len(members) == 1:
        return HttpResponseRedirect(reverse("own_brochures:order", args=[members[0].slug, record.slug]))
    context = {"members": members, "brochure": record, "brochure_page": page_of(record)}
    return TemplateResponse(request, "brochures/own/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_for_members
def order(request, slug: str, brochure: str):
    """Language, edition, logo and contact: all that a member says."""
    member = _member_or_refusal(request, slug)
    record, cells = _offer_or_404(brochure)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CoBrandingForm(*sent, member=member, cells=cells, wanted=request.GET)
    if request.method == "POST" and form.is_valid():
        limits.reserve(services.MAKING, member.slug)
        try:
            own = services.ask(member, record, form.cleaned_data, request.user)
        except services.TooManyEditionsError:
            words = _("A member keeps at most %(number)s brochures with its logo. Delete one first.")
            form.add_error(None, words % {"number": services.MOST_EDITIONS})
        else:
            return HttpResponseRedirect(_address(own))
    context = {"form": form, "member": member, "brochure": record, "brochure_page": page_of(record)}
    return TemplateResponse(request, "brochures/own/order.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@_for_members
def edition(request, slug: str, brochure: str, language: str, edition: str):
    """How far it is, what it looks like, what went wrong. POST makes it anew."""
    own = _own_or_404(request, slug, brochure, language, edition)
    if request.method == "POST":
        return _acted(request, own)
    shown = own_edition(own)
    waited = (timezone.now() - own.asked).total_seconds()
    is_waiting = own.state == State.WAITING
    context = {
        "shown": shown,
        "member": own.member,
        "is_waiting": is_waiting,
        "is_slow": is_waiting and (waited > _USUAL_SECONDS or bool(own.problem)),
        "problem": in_words(own.problem),
        "may_try_again": own.state == State.FAILED and own.problem["kind"] in _WORTH_A_TRY and not shown.newer,
        "addresses": {name: _address(own, name) for name in ("file", "picture")},
    }
    response = TemplateResponse(request, "brochures/own/edition.html", context)
    pause = next((pause for until, pause in _ASKS_AGAIN if waited < until), None) if is_waiting else None
    if pause:
        response.headers["Refresh"] = str(pause)
    return response


def _acted(request, own: CoBrandedEdition) -> HttpResponseRedirect:
    if request.POST.get("action") == "again":
        limits.reserve(services.MAKING, own.member.slug)
        services.ask_again(own, request.user)
    return HttpResponseRedirect(_address(own))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def discard(request, slug: str, brochure: str, language: str, edition: str):
    """Asks before it deletes. Also for those whose membership is not current: it is theirs to take away."""
    member = members_of(request.user).filter(slug=slug).first()
    own = member and _row(member, brochure, language, edition)
    if not own:
        raise Http404(_("There is no such edition of this brochure."))
    if request.method == "POST":
        services.discard(own, request.user)
        messages.success(request, _("Deleted."))
        return HttpResponseRedirect(reverse("members_use", args=[slug]))
    return TemplateResponse(request, "brochures/own/discard.html", {"shown": own_edition(own), "member": member})


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@_for_members
def file(request, slug: str, brochure: str, language: str, edition: str):
    own = _own_or_404(request, slug, brochure, language, edition)
    if not own_edition(own).is_given:
        raise Http404(_("There is no such edition of this brochure."))
    note_download(request, own, own.checksum[:12], lambda: False)
    response = file_response(request, own.file, own.filename, public=False)
    count_own(request, response, own)
    response.headers["Content-Language"] = Language(own.language).tag
    return response


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@_for_members
def picture(request, slug: str, brochure: str, language: str, edition: str):
    """The back page, to see what was made."""
    own = _own_or_404(request, slug, brochure, language, edition)
    if not own.picture:
        raise Http404(_("There is no such edition of this brochure."))
    return file_response(request, own.picture, "back.webp", public=False, attachment=False)
