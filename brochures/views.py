"""Addresses that stay: of the newest edition, and of every one that was ever published."""

from functools import partial

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.reader import current_reader
from assets.delivery import file_response
from assets.recording import note_download
from translations.languages import Language
from translations.middleware import preferred_language
from translations.tree import tree_of

from .access import is_for_everybody, is_open
from .downloads import count_edition
from .models import Brochure, BrochureEdition, BrochurePage, BrochureVersion, Kind

_YEAR = 365 * 24 * 3600


@require_safe
def go(request, slug: str):
    """The address in printed QR codes: leads to the page in the reader's language, else in one that exists."""
    tree = tree_of(request)
    pages = BrochurePage.objects.readable().filter(brochure__slug=slug.lower()).select_related("locale")
    by_code = {page.locale.language_code: page for page in pages if tree.knows(page)}
    if not by_code:
        raise Http404(_("There is no brochure of that name."))
    code = preferred_language(request, by_code)
    return _for_this_reader(HttpResponseRedirect(tree.path_of(by_code[code])), code)


@require_safe
def go_pdf(request, slug: str):
    """Leads to the newest PDF in the reader's language, else in one that exists; names those in other languages."""
    brochure = _brochure_or_404(request, slug.lower())
    version = _newest(brochure)
    editions = _open_editions().filter(version=version, edition=Kind.SCREEN)
    codes = [edition.language for edition in editions if edition.is_for(current_reader())]
    if not codes:
        raise Http404(_("There is no brochure of that name."))
    code = preferred_language(request, codes)
    addresses = {other: reverse("brochures:newest", args=[brochure.slug, other, Kind.SCREEN]) for other in codes}
    response = HttpResponseRedirect(addresses[code])
    response.headers["Link"] = ", ".join(
        f'<{address}>; rel="alternate"; hreflang="{Language(other).tag}"' for other, address in addresses.items()
    )
    return _for_this_reader(response, code)


def _for_this_reader(response: HttpResponse, code: str) -> HttpResponse:
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Content-Language"] = Language(code).tag
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def newest(request, slug: str, language: str, edition: str):
    """The edition of the newest version: an address for links that are to be always current."""
    brochure = _brochure_or_404(request, slug)
    return _handed_out(request, _edition_or_404(_newest(brochure), language, edition))


@require_safe
def of_version(request, slug: str, number: str, language: str, edition: str):
    """The edition of one version. It never changes, so whoever has it may keep it."""
    brochure = _brochure_or_404(request, slug)
    version = brochure.versions.complete().filter(number=number).first()
    found = _edition_or_404(version, language, edition)
    response = _handed_out(request, found)
    if "no-store" not in response.headers["Cache-Control"]:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    latest = request.build_absolute_uri(reverse("brochures:newest", args=[slug, language, edition]))
    response.headers["Link"] = f'<{latest}>; rel="latest-version"'
    return response


@require_safe
def version(request, slug: str, number: str):
    """What a version was, and whether there is a newer one; in the reader's language."""
    brochure = _brochure_or_404(request, slug)
    versions = brochure.versions.complete().prefetch_related(Prefetch("editions", _open_editions()))
    shown = versions.filter(number=number).first()
    if shown is None:
        raise Http404(_("There is no such version of this brochure."))
    latest = _newest(brochure)
    pages = BrochurePage.objects.readable().filter(brochure=brochure).select_related("locale")
    by_code = {page.locale.language_code: page for page in pages}
    code = request.LANGUAGE_CODE
    context = {
        "brochure": brochure,
        "version": shown,
        "editions": sorted(
            (found for found in shown.editions.all() if found.is_for(current_reader())),
            key=lambda found: (found.language != code, found.language, found.edition == Kind.PRINT),
        ),
        "latest": latest if latest != shown else None,
        "brochure_page": by_code.get(code) or next(iter(by_code.values()), None),
    }
    response = render(request, "brochures/version.html", context)
    if context["latest"]:
        address = request.build_absolute_uri(reverse("brochures:version", args=[slug, latest.number]))
        response.headers["Link"] = f'<{address}>; rel="latest-version"'
    return _for_this_reader(response, code)


def _brochure_or_404(request, slug: str) -> Brochure:
    brochure = Brochure.objects.filter(slug=slug).first()
    if brochure is None or not is_open(current_reader(), brochure):
        raise Http404(_("There is no brochure of that name."))
    return brochure


def _newest(brochure: Brochure) -> BrochureVersion | None:
    return brochure.versions.complete().first()


def _open_editions() -> QuerySet[BrochureEdition]:
    return BrochureEdition.objects.open_to(current_reader()).select_related("document", "version__brochure")


def _edition_or_404(version: BrochureVersion | None, language: str, edition: str) -> BrochureEdition:
    found = _open_editions().filter(version=version, language=language, edition=edition).first()
    if found is None or not found.is_for(current_reader()):
        raise Http404(_("There is no such edition of this brochure."))
    return found


def _handed_out(request, edition: BrochureEdition) -> HttpResponse:
    note_download(request, edition, edition.checksum[:12], partial(is_for_everybody, edition))
    # What somebody gets for being signed in is no answer for others.
    public = not request.user.is_authenticated and is_for_everybody(edition)
    # Browsers show it in a tab of its own: to save it is one more click, to read it none less.
    response = file_response(request, edition.file, edition.filename, public=public, attachment=False)
    count_edition(request, response, edition)
    response.headers["Content-Language"] = Language(edition.language).tag
    return response
