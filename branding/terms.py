"""The terms of a kit: read, accepted once for a member, then the file that somebody came for."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from audit.services import terms_accepted
from members.models import Member
from members.representing import current_members
from translations.tree import tree_of

from .access import acceptances_by, may_see, may_take, page_with_terms
from .models import LogoFile, LogoKit, LogoKitPage, LogoTermsAcceptance

# Long enough to read the line that says so, short enough not to wait.
_PAUSE = 1


class TermsForm(forms.Form):
    """For which member, and yes."""

    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=gettext_lazy("For which organisation"),
        empty_label=None,
        widget=forms.Select(attrs={"class": "select"}),
    )
    accepted = forms.BooleanField(
        label=gettext_lazy("We accept these terms."),
        error_messages={"required": gettext_lazy("Tick the box to accept the terms.")},
    )
    # What was read: terms that change meanwhile are read again.
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, members: list[Member], offered: list[Member], kit: LogoKit, **kwargs):
        """`offered` are those of the `members` that have not accepted yet; sent again, the others do no harm."""
        super().__init__(*args, initial={"version": kit.terms_version}, **kwargs)
        self.kit = kit
        self.fields["member"].queryset = Member.objects.filter(pk__in=[member.pk for member in members])
        self.fields["member"].choices = [(member.pk, member.short_name) for member in offered]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("version") != self.kit.terms_version:
            self.data = self.data | {"version": self.kit.terms_version}
            raise forms.ValidationError(_("The terms have changed meanwhile. Please read them again."))
        return cleaned


@transaction.atomic
def accept(kit: LogoKit, member: Member, person, page: LogoKitPage) -> LogoTermsAcceptance:
    """Keeps who agreed to what, for whom and when; a second time changes nothing."""
    acceptance, is_new = LogoTermsAcceptance.objects.get_or_create(
        kit=kit,
        member=member,
        version=kit.terms_version,
        defaults={"person": person, "language": page.locale.language_code, "words": page.terms_text},
    )
    if is_new:
        terms_accepted(person, kit.slug, kit.terms_version, about=kit, member=member.slug)
    return acceptance


def accepted_by(person) -> list[dict]:
    """For the export of personal data."""
    rows = LogoTermsAcceptance.objects.filter(person=person).order_by("at")
    return list(rows.values("at", "version", "language", kit_code=F("kit__slug"), member_code=F("member__slug")))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def terms(request, kit: str):
    """The terms in the reader's language, with a form for whoever has not accepted them yet."""
    record = LogoKit.objects.filter(slug=kit).first()
    if record is None or not may_see(request.user, record) or not may_take(request.user, record):
        raise Http404(_("There is no such logo file."))
    page = page_with_terms(record)
    if page is None or not record.terms_version:
        raise Http404(_("There are no terms for this logo."))
    return _answer(request, record, page)


def _answer(request, kit: LogoKit, page: LogoKitPage):
    accepted = list(acceptances_by(request.user, kit))
    form = _form(request, kit, {row.member_id for row in accepted})
    if request.method == "POST" and form is not None and form.is_valid():
        accept(kit, form.cleaned_data["member"], request.user, page)
    if request.method == "POST" and (form is None or form.is_valid()):
        return HttpResponseRedirect(f"{request.path}?{urlencode(_wanted(request))}")
    address = _address(request, kit)
    context = {
        "kit": kit,
        "terms_page": page,
        "terms_language": page.language,
        "paragraphs": [line for line in page.terms_text.splitlines() if line.strip()],
        "form": form,
        "accepted": accepted,
        "address": address,
        "kit_address": _kit_address(request, page),
    }
    response = TemplateResponse(request, "branding/terms.html", context)
    response.status_code = 400 if form is not None and form.is_bound else 200
    if accepted and address and request.method == "GET":
        response.headers["Refresh"] = f"{_PAUSE}; url={address}"
    return response


def _form(request, kit: LogoKit, accepted: set[int]) -> TermsForm | None:
    """None where all members for which the reader speaks have accepted; `accepted` holds their keys."""
    members = current_members(request.user)
    offered = [member for member in members if member.pk not in accepted]
    data = request.POST.dict() if request.method == "POST" else None
    return TermsForm(data, members=members, offered=offered, kit=kit) if offered else None


def _wanted(request) -> dict[str, str]:
    return {name: request.GET[name] for name in ("file", "version") if request.GET.get(name)}


def _address(request, kit: LogoKit) -> str:
    """Of the file that somebody came for; empty for one that there is not."""
    number = request.GET.get("version", "")
    version = kit.versions.filter(number=number).first() if number else kit.newest
    file = LogoFile.objects.filter(version=version, name=request.GET.get("file", "")).first() if version else None
    if file is None:
        return ""
    if number:
        return reverse("branding:old_file", args=[kit.slug, number, file.name])
    return reverse("branding:file", args=[kit.slug, file.name])


def _kit_address(request, page: LogoKitPage) -> str:
    tree = tree_of(request)
    return tree.path_of(page) if tree.knows(page) else ""
