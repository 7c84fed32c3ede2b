from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request):
    """What asks for this address without reading a page rarely draws SVG: a picture of pixels, below 2 kB."""
    return redirect(static("icons/apple-touch-icon.png"))


@require_safe
def security_txt(request):
    """Where to report a weakness (RFC 9116); 404 while nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    public = Locale.objects.filter(profile__is_public=True).values_list("language_code", flat=True)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        # The file must not be trusted for more than a year; this one is always new.
        f"Expires: {timezone.now() + timedelta(days=90):%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES if code in set(public))}",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
