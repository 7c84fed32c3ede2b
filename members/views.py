"""What representatives see and change, below `/account/`. Another member's address is no address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks

from editing.form_state import FIELD, seal
from translations.tree import tree_of

from .facts_form import FactsForm
from .models import MemberShowcasePage
from .representing import ChangedMeanwhileError, members_of, save_facts


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@login_required
def represented(request):
    """The members for which the person speaks, with their pages."""
    pages = MemberShowcasePage.objects.readable().select_related("locale")
    shown = Prefetch("showcase_pages", pages, to_attr="public_pages")
    members = list(members_of(request.user).prefetch_related(shown, "memberships"))
    tree = tree_of(request)
    for member in members:
        member.addresses = [(page.language, tree.path_of(page)) for page in member.public_pages if tree.knows(page)]
        links = (link(member) for link in hooks.get_hooks("register_own_member_link"))
        member.links = [link for link in links if link]
    return TemplateResponse(request, "members/represented.html", {"members": members})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def facts(request, slug: str):
    """The form of one member's facts. 409 with what changed when somebody saved meanwhile: what was typed stays."""
    member = members_of(request.user).filter(slug=slug).first()
    if member is None:
        raise Http404
    loaded = seal(FactsForm(instance=member))
    form = FactsForm(request.POST or None, instance=member)
    status, found = 200, []
    if request.method == "POST":
        loaded = request.POST.get(FIELD, "")
        if form.is_valid():
            try:
                save_facts(form, loaded, request.user)
            except ChangedMeanwhileError as conflict:
                status, found, loaded = 409, conflict.changes, seal(conflict.standing)
            else:
                messages.success(request, _("Saved. The member's pages show it at once."))
                return HttpResponseRedirect(reverse("members_represented"))
    context = {"form": form, "member": member, "changes": found, FIELD: loaded}
    return TemplateResponse(request, "members/facts.html", context, status=status)
