from django.utils.functional import SimpleLazyObject

from .frame import SiteFrame


def site_frame(request):
    """`frame`: built when a template asks for it, once per request."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request) -> SiteFrame:
    if not hasattr(request, "site_frame"):
        request.site_frame = SiteFrame(request)
    return request.site_frame
