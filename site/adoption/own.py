"""What representatives see of their member: what it has and what of it is old, accepted terms, visited pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import MailChoice
from accounts.notifications import wanted_by
from branding.accepted import terms_of
from brochures.cobranding.offering import brochures_to_brand, own_editions
from members.representing import current_members, members_of

from .addresses import AddressForm, withdraw
from .catalogue import assets
from .holdings import evidence_on


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def use(request, slug: str):
    """Another member's page is no page."""
    member = members_of(request.user).filter(slug=slug).first()
    if member is None:
        raise Http404
    form = AddressForm(request.POST if request.method == "POST" else None, member=member)
    if request.method == "POST" and changed(request, member, form):
        return HttpResponseRedirect(reverse("members_use", args=[member.slug]))
    evidence = evidence_on([member])
    context = {
        "member": member,
        "holdings": [evidence.holding(member, asset) for asset in assets()],
        "terms": terms_of(member, request.user),
        "addresses": member.web_addresses.prefetch_related("sightings"),
        "form": form,
        "own_editions": own_editions(member),
        "to_brand": list(brochures_to_brand()) if member in current_members(request.user) else [],
        "is_told": MailChoice.Kind.NEW_VERSIONS in wanted_by(request.user),
    }
    return TemplateResponse(request, "adoption/own.html", context, status=400 if form.is_bound else 200)


def changed(request, member, form: AddressForm) -> bool:
    """Whether a post has changed what the member has, or declared; else the form says why not."""
    if "remove" in request.POST:
        withdraw(member, request.POST["remove"], request.user)
        messages.success(request, _("Removed."))
        return True
    if form.is_valid():
        form.declare(request.user)
        messages.success(request, _("Saved. The page is visited once a week."))
        return True
    return False
