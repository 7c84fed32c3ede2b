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

from translations.tree import tree_of

from .facts_form import FactsForm
from .models import MemberShowcasePage
from .representing import ChangedMeanwhileError, members_of, save_facts, state_of


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@login_required
def represented(request):
    """The members for which the person speaks, with their pages."""
    pages = MemberShowcasePage.objects.readable().select_related("locale")
    members = list(members_of(request.user).prefetch_related(Prefetch("showcase_pages", pages, to_attr="public_pages")))
    tree = tree_of(request)
    for member in members:
        member.addresses = [(page.language, tree.path_of(page)) for page in member.public_pages if tree.knows(page)]
    return TemplateResponse(request, "members/represented.html", {"members": members})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def facts(request, slug: str):
    """The form of one member's facts. 409 when somebody has changed them meanwhile: what was typed stays."""
    member = members_of(request.user).filter(slug=slug).first()
    if member is None:
        raise Http404
    form = FactsForm(request.POST or None, instance=member)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            save_facts(form.instance, form.cleaned_data["seen"], request.user)
        except ChangedMeanwhileError:
            status = 409
            form.add_error(None, _("Somebody else has changed these facts meanwhile. Look at them before you save."))
            form.data = form.data.copy()
            form.data["seen"] = state_of(members_of(request.user).get(pk=member.pk))
        else:
            messages.success(request, _("Saved. The member's pages show it at once."))
            return HttpResponseRedirect(reverse("members_represented"))
    return TemplateResponse(request, "members/facts.html", {"form": form, "member": member}, status=status)
