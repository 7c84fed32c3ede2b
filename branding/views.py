from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assets.delivery import file_response
from assets.usage import is_open_to

from .models import LogoFile


def _file_or_404(request, **conditions) -> LogoFile:
    file = LogoFile.objects.filter(**conditions).select_related("kit").first()
    if file is None or not is_open_to(request.user, file.kit):
        raise Http404(_("There is no such logo file."))
    return file


@require_safe
def logo_file(request, kit: str, name: str, **extension):
    """A file of a kit under its own name; the address stays when the artwork is replaced."""
    file = _file_or_404(request, kit__slug=kit, name=name)
    return file_response(request, file.file, file.name, public=True)


@require_safe
def preview(request, kit: str, variant: str):
    """The cleaned drawing for showing in a page."""
    file = _file_or_404(request, kit__slug=kit, variant=variant, format="svg")
    response = file_response(request, file.file, file.name, public=True, attachment=False)
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
