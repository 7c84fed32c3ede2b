"""What representatives take along for their member: the badge as snippet, the QR code, the certificate."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from members.models import Member
from members.representing import members_of
from members.standing import Standing, standing_of
from translations.formats import format_number
from translations.languages import NATIVE_NAMES, Language, current
from typesetting.errors import TypesettingError
from typesetting.typefaces import is_available

from .certificate import set_certificate
from .drawing import WIDTHS, Variant
from .snippets import Choice, alternative_text, snippet
from .states import mark_for
from .verification import label
from .words import WORDS

_VARIANTS = [
    (Variant.COLOUR.value, gettext_lazy("Colour")),
    (Variant.MONO.value, gettext_lazy("One colour")),
    (Variant.REVERSED.value, gettext_lazy("Reversed, for dark backgrounds")),
]
_FORMATS = [
    ("svg", gettext_lazy("SVG, for websites")),
    ("png", gettext_lazy("PNG, for mail signatures")),
]


class BadgeForm(forms.Form):
    """Which badge. Without a choice: the reader's language, in colour."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    variant = forms.ChoiceField(label=gettext_lazy("Variant"), choices=_VARIANTS)
    width = forms.TypedChoiceField(label=gettext_lazy("Width in pixels"), coerce=int)
    extension = forms.ChoiceField(label=gettext_lazy("Format"), choices=_FORMATS)

    def __init__(self, data, fallback: Choice):
        super().__init__(data or None, initial=vars(fallback))
        self.fallback = fallback
        self.fields["language"].choices = [(code, NATIVE_NAMES[code]) for code, _name in settings.LANGUAGES]
        self.fields["width"].choices = [(width, format_number(width)) for width in WIDTHS]
        for field in self.fields.values():
            field.widget.attrs["class"] = "select"

    @property
    def choice(self) -> Choice:
        return Choice(**self.cleaned_data) if self.is_bound and self.is_valid() else self.fallback


def _own_or_404(request, slug: str) -> tuple[Member, Standing]:
    member = members_of(request.user).prefetch_related("memberships").filter(slug=slug).first()
    standing = standing_of(member) if member else None
    if standing is None:
        raise Http404(_("There is no member of that name."))
    return member, standing


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@login_required
def badge(request, slug: str):
    """Choose a badge, see it as it is now, copy the snippet. 400 for a choice that there is not."""
    member, standing = _own_or_404(request, slug)
    form = BadgeForm(request.GET, Choice(current().code))
    choice = form.choice
    context = {
        "member": member,
        "standing": standing,
        "label": label(standing),
        "form": form,
        "choice": choice,
        "badge_path": choice.path(member.slug),
        "words": WORDS[choice.language].in_full(mark_for(standing)),
        "alternative_text": alternative_text(member, choice.language),
        "choice_language": Language(choice.language),
        "snippet": snippet(member, choice, request.build_absolute_uri),
        "address": reverse("badges:verify", args=[member.slug]),
        "certificates": _certificates(member) if standing.is_current else [],
    }
    status = 400 if form.is_bound and not form.is_valid() else 200
    return TemplateResponse(request, "branding/badges/own.html", context, status=status)


def _certificates(member: Member) -> list[tuple[Language, str]]:
    codes = [code for code, _name in settings.LANGUAGES if is_available(code)]
    return [(Language(code), reverse("own_badge:certificate", args=[member.slug, code])) for code in codes]


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
@login_required
def certificate(request, slug: str, language: str):
    """The certificate of a current member, as PDF; where it cannot be set, the reason stands on the badge's page."""
    member, standing = _own_or_404(request, slug)
    if not standing.is_current or language not in dict(settings.LANGUAGES):
        raise Http404(_("There is no such certificate."))
    address = request.build_absolute_uri(reverse("badges:verify", args=[member.slug]))
    try:
        pdf = set_certificate(member, standing, language, address)
    except TypesettingError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("own_badge:badge", args=[member.slug]))
    name = f"certificate-{member.slug}-{language}.pdf"
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "Content-Language": Language(language).tag,
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
