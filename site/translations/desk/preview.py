"""The page as it would be published, for those who work on it. Nothing of it is saved."""

from django.http import Http404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.models import PreviewableMixin

from ..models import Source
from ..release import composed
from ..sheets import Sheet
from .access import translation_or_404


def can_be_previewed(source: Source) -> bool:
    return issubclass(source.content_model, PreviewableMixin)


@xframe_options_sameorigin
@require_safe
def preview(request, pk: int):
    translation = translation_or_404(request.user, pk)
    sheet = Sheet(translation)
    if sheet.original is None or sheet.target is None or not can_be_previewed(translation.source):
        raise Http404
    instance, _gaps = composed(sheet)
    response = instance.make_preview_request(request, instance.default_preview_mode)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
