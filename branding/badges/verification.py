"""The page that a badge leads to: who, since when, what state, and what the network is."""

from urllib.parse import urlencode

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from members.json_ld import member_as_json_ld
from members.models import Member, MembershipState
from members.standing import Standing, Status
from navigation.context_processors import frame_of
from translations.formats import format_date
from translations.languages import current
from translations.tree import tree_of

from .drawing import CARD_HEIGHT, CARD_WIDTH, Variant
from .snippets import Choice
from .states import mark_for
from .views import member_or_404
from .words import NETWORK, WORDS


@require_safe
def page(request, slug: str):
    member, standing = member_or_404(slug)
    code = current().code
    words = WORDS[code].in_full(mark_for(standing))
    absolute = request.build_absolute_uri
    address = reverse("badges:verify", args=[member.slug])
    context = {
        "member": member,
        "standing": standing,
        "words": words,
        "sentence": sentence(standing),
        "label": label(standing),
        "badge": Choice(code, width=480),
        "badge_path": Choice(code, width=480).path(member.slug),
        "address": address,
        "own_url": absolute(request.path),
        "addresses": [(language, absolute(f"/{language.code}{address}")) for language in tree_of(request).languages],
        "card": _card(member, code, absolute, words),
        "data_path": reverse("badges:data", args=[member.slug]),
        "oembed_url": absolute(f"{reverse('badges:oembed')}?{urlencode({'url': absolute(request.path)})}"),
        "showcase": _showcase(member),
        "structured_data": _structured_data(request, member, standing),
    }
    response = TemplateResponse(request, "branding/badges/verification.html", context)
    response.headers["Cache-Control"] = "public, max-age=60"
    if not standing.is_current:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def label(standing: Standing) -> str:
    if standing.status == Status.ENDED and standing.since is None:
        return _("Not a member")
    return str(MembershipState(standing.status.value).label)


def sentence(standing: Standing) -> str:
    """What a reader wants to know, in whole sentences."""
    names = {"network": NETWORK, "since": _day(standing.since), "until": _day(standing.until)}
    if standing.status == Status.ACTIVE:
        text = _("This organisation has been a member of %(network)s since %(since)s.")
    elif standing.status == Status.CANDIDATE:
        text = _("This organisation wishes to join %(network)s; it has been a candidate since %(since)s.")
    elif standing.status == Status.SUSPENDED:
        text = _("The membership of this organisation in %(network)s is suspended at present.")
    elif standing.since:
        text = _(
            "This organisation was a member of %(network)s from %(since)s to %(until)s. We are grateful for the time"
            " together."
        )
    else:
        text = _("This organisation is not a member of %(network)s.")
    return text % names


def _day(day) -> str:
    return format_date(day) if day else ""


def _showcase(member: Member):
    locale = Locale.objects.get(language_code=current().code)
    return next(iter(Member.showcases([member], locale.pk)), None)


def _card(member: Member, code: str, absolute, words: str) -> dict:
    path = Choice(code, Variant.CARD, CARD_WIDTH, "png").path(member.slug)
    return {"url": absolute(path), "width": CARD_WIDTH, "height": CARD_HEIGHT, "alt": words}


def _structured_data(request, member: Member, standing: Standing) -> dict:
    frame = frame_of(request)
    organisation = {"@context": "https://schema.org"} | member_as_json_ld(
        member, request.build_absolute_uri(request.path)
    )
    if not standing.is_current:
        return organisation
    network = {
        "@type": "Organization",
        "@id": frame.organisation_id,
        "name": NETWORK,
        "url": request.build_absolute_uri(frame.home_url),
    }
    return organisation | {"memberOf": network}
