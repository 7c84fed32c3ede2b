"""What foreign pages and machines ask for: the picture, the state as data, the code of the address, oEmbed."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.languages import public_codes
from assets.counting import count_badge_view
from members.models import Member
from members.standing import Standing, standing_of
from translations.languages import Language
from translations.middleware import preferred_language
from translations.tree import tree_of
from typesetting.qr import qr_png, qr_svg

from .drawing import HEIGHT, TYPES, WIDTH, draw, is_drawn
from .sign import symbol_now
from .snippets import Choice, snippet, widest_within
from .states import MAX_AGE, mark_for, mark_of
from .words import NETWORK, WORDS

_PICTURE = {
    "Cache-Control": f"public, max-age={MAX_AGE}",
    # Made to be shown on other sites, also where they isolate themselves.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
_DATA = {"Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*"}
_VERIFICATION = re.compile(r"/(?:([a-z-]+)/)?verify/([-\w]+)/?")


def member_or_404(slug: str) -> tuple[Member, Standing]:
    """Whoever is or was a member or a candidate."""
    member = Member.objects.prefetch_related("memberships").filter(slug=slug).first()
    standing = standing_of(member) if member else None
    if standing is None:
        raise Http404(_("There is no member of that name."))
    return member, standing


@require_safe
def image(request, slug: str, language: str, variant: str, width: str, extension: str):
    language = language.lower()  # as the data of a verification names languages: pt-BR
    if not is_drawn(language, variant, width, extension):
        raise Http404(_("There is no such badge."))
    count_badge_view(request, slug)
    drawing = draw(mark_of(slug), language, variant, int(width), extension, symbol_now())
    response = HttpResponse(drawing.content, content_type=drawing.type, headers={"ETag": drawing.etag})
    response = get_conditional_response(request, etag=drawing.etag, response=response)
    for name, value in _PICTURE.items():
        response.headers[name] = value
    return response


@require_safe
def verify(request, slug: str):
    """The address behind every badge: leads to the page in the reader's language. From paper, also in capitals."""
    own = Member.objects.filter(slug__iexact=slug).values_list("slug", flat=True).first()
    member, _standing = member_or_404(own or slug)
    code = preferred_language(request, tree_of(request).roots)
    response = HttpResponseRedirect(f"/{code}{reverse('badges:verify', args=[member.slug])}")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Content-Language"] = code
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def data(request, slug: str):
    """The standing for machines; docs/members explains the keys."""
    member, standing = member_or_404(slug)
    mark = mark_for(standing)
    days = {name: day and day.isoformat() for name, day in _days(standing).items()}
    answer = {
        "name": member.legal_name,
        "country": member.country,
        "network": NETWORK,
        "status": standing.status.value,
        **days,
        "page": request.build_absolute_uri(reverse("badges:verify", args=[member.slug])),
        "badge": request.build_absolute_uri(Choice().path(member.slug)),
        "alt": {Language(code).tag: words.in_full(mark) for code, words in WORDS.items()},
    }
    return JsonResponse(answer, headers=_DATA, json_dumps_params={"ensure_ascii": False})


def _days(standing: Standing) -> dict:
    return {"since": standing.since, "until": standing.until, "as_of": standing.as_of}


@require_safe
def code(request, slug: str, extension: str):
    """The QR code of the verification page, to print beside the logo."""
    if extension not in TYPES:
        raise Http404(_("There is no such badge."))
    member, _standing = member_or_404(slug)
    address = request.build_absolute_uri(reverse("badges:verify", args=[member.slug]))
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{member.slug}-qr.{extension}"),
        "Cache-Control": "public, max-age=3600",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    content = qr_png(address) if extension == "png" else qr_svg(address, border=4)
    return HttpResponse(content, content_type=TYPES[extension], headers=headers)


@require_safe
def oembed(request):
    """The badge for editors that make something of a pasted address (oembed.com, “rich”)."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": _("Only JSON is spoken here.")}, status=501)
    language, slug = _asked(request, request.GET.get("url", ""))
    limits = [_number(request.GET[name], scale) for name, scale in _LIMITS.items() if name in request.GET]
    width = widest_within(min([Choice.width, *limits]))
    if width is None:
        raise Http404(_("There is no badge as small as that."))
    member, _standing = member_or_404(slug)
    choice = Choice(language, width=width)
    absolute = request.build_absolute_uri
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": WORDS[language].in_full(mark_of(slug)),
        "author_name": member.legal_name,
        "provider_name": NETWORK,
        "provider_url": absolute("/"),
        "cache_age": MAX_AGE,
        "html": snippet(member, choice, absolute),
        "width": choice.width,
        "height": choice.height,
    }
    return JsonResponse(answer, headers=_DATA, json_dumps_params={"ensure_ascii": False})


# How many pixels of width one of each limit allows: badges are wider than high.
_LIMITS = {"maxwidth": 1, "maxheight": WIDTH / HEIGHT}


def _number(text: str, scale: float) -> float:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Http404(_("There is no badge as small as that."))
    return int(text) * scale


def _asked(request, url: str) -> tuple[str, str]:
    """Language and member of an address of a verification page on this site."""
    unknown = Http404(_("Nothing is known about this address."))
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise unknown from error
    found = _VERIFICATION.fullmatch(parts.path)
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != request.get_host().lower() or not found:
        raise unknown
    language = found[1] or settings.LANGUAGE_CODE
    if language not in public_codes():
        raise unknown
    return language, found[2]
