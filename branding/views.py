from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.roles import works_with_files
from assets.counting import count_download
from assets.delivery import file_response
from assets.inspection import PRINT_EXTENSIONS
from assets.models import audiences_of
from assets.recording import note_download
from assets.usage import is_open_to

from .models import LogoFile


def _file_or_404(request, **conditions) -> LogoFile:
    file = LogoFile.objects.filter(**conditions).select_related("kit").first()
    if file is None or not _may_see(request.user, file.kit) or not _is_approved(request.user, file):
        raise Http404(_("There is no such logo file."))
    return file


def _may_see(user, kit) -> bool:
    """What is made from drawings for some is for those, like the pages that show it."""
    for_others = kit.variants.exclude(master__audience__in=audiences_of(user))
    return not for_others.exists() and is_open_to(user, kit)


def _is_approved(user, file: LogoFile) -> bool:
    """EPS and AI are programs, which the site cannot clean: they go out when somebody has published their kit."""
    printed = file.kit.files.filter(format__in=PRINT_EXTENSIONS)
    is_print_file = file.format in PRINT_EXTENSIONS or (file.format == "zip" and printed.exists())
    return not is_print_file or works_with_files(user) or file.kit.pages.live().exists()


@require_safe
def logo_file(request, kit: str, name: str, **extension):
    """A file of a kit under its own name; the address stays when the artwork is replaced."""
    file = _file_or_404(request, kit__slug=kit, name=name)
    note_download(request, file, file.checksum[:12], partial(_may_see, AnonymousUser(), file.kit))
    count_download(request, file.kit, version=file.kit.version, format=file.format)
    return file_response(request, file.file, file.name, public=True)


@require_safe
def preview(request, kit: str, variant: str):
    """The cleaned drawing for showing in a page."""
    file = _file_or_404(request, kit__slug=kit, variant=variant, format="svg")
    response = file_response(request, file.file, file.name, public=True, attachment=False)
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
