import re
from functools import partial

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from assets.counting import count_download
from assets.delivery import file_response
from assets.recording import note_download

from .access import is_approved, is_for_everybody, may_see, may_take, must_accept_terms, taken_for
from .models import LogoFile, LogoKit


def _kit_or_404(request, slug: str) -> LogoKit:
    kit = LogoKit.objects.filter(slug=slug).first()
    if kit is None or not may_see(request.user, kit):
        raise Http404(_("There is no such logo file."))
    return kit


def _file_or_404(version, **conditions) -> LogoFile:
    files = LogoFile.objects.select_related("version__kit")
    file = version and files.filter(version=version, **conditions).first()
    if not file:
        raise Http404(_("There is no such logo file."))
    return file


@require_safe
def logo_file(request, kit: str, name: str, number: str = ""):
    """A file of a kit under its own name: the newest, or the one of a version. Both addresses stay.

    Whoever has terms to accept first is led to them, and from there back.
    """
    record = _kit_or_404(request, kit)
    newest = record.newest
    version = record.versions.filter(number=number).first() if number else newest
    if not number and (moved := _name_today(newest, name)):
        return HttpResponsePermanentRedirect(reverse("branding:file", args=[kit, moved]))
    file = _file_or_404(version, name=name)
    if not may_take(request.user, record) or not is_approved(request.user, file):
        raise Http404(_("There is no such logo file."))
    if must_accept_terms(request.user, record):
        return _to_the_terms(request, record, file, number)
    note_download(request, file, file.checksum[:12], partial(is_for_everybody, record))
    response = file_response(request, file.file, file.name, public=is_for_everybody(record))
    facts = {"version": version.number, "language": file.language, "format": file.format}
    count_download(request, response, record, members=taken_for(request.user, record), **facts)
    if version != newest:
        response.headers["Link"] = (
            f'<{request.build_absolute_uri(_newest_address(newest, name))}>; rel="latest-version"'
        )
    return response


def _name_today(newest, name: str) -> str:
    """Before there were lockups, names began with the variant; those addresses stay too."""
    if newest is None:
        return ""
    today = re.sub(rf"^({re.escape(newest.kit.slug)})_(colour|mono|reversed)_", r"\1_horizontal_\2_", name)
    return today if today != name and newest.files.filter(name=today).exists() else ""


def _newest_address(newest, name: str) -> str:
    """Of the same file as it is now, or of all of them where this one is not made any more."""
    kit = newest.kit
    known = newest.files.filter(name=name).exists()
    return reverse("branding:file", args=[kit.slug, name if known else f"{kit.slug}.zip"])


def _to_the_terms(request, kit: LogoKit, file: LogoFile, number: str) -> HttpResponseRedirect:
    with override(request.reader_language):
        address = reverse("logo_terms", args=[kit.slug])
    wanted = {"file": file.name} | ({"version": number} if number else {})
    response = HttpResponseRedirect(f"{address}?{urlencode(wanted)}")
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def preview(request, kit: str, key: str, formats: tuple[str, ...] = ("webp", "png")):
    """A small picture of a drawing for showing in a page, also to those who may not take the files.

    In the first of the `formats` that there is: a kit may be from before WebP.
    """
    record = _kit_or_404(request, kit)
    found = record.newest.files.filter(format__in=formats, background="") if record.newest else []
    small = min(
        (file for file in found if file.key == key),
        key=lambda file: (formats.index(file.format), file.width),
        default=None,
    )
    if small is None:
        raise Http404(_("There is no such logo file."))
    response = file_response(request, small.file, small.name, public=True, attachment=False)
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
