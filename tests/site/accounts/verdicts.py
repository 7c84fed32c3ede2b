"""What an answer says about whether somebody got in."""

from django.contrib.messages import constants
from django.http import HttpResponse

IN, OUT, ABSENT, NO_METHOD, FAILED = "in", "out", "absent", "no such method", "failed"


def verdict(response: HttpResponse) -> str:
    if response.status_code in (404, 405):
        return ABSENT if response.status_code == 404 else NO_METHOD
    if response.status_code >= 500:
        return FAILED
    if response.status_code == 403:
        return OUT
    if response.status_code == 302:
        if "/login/?next=" in response.url:
            return OUT
        if response.url == "/admin/" and constants.ERROR in _levels(response.wsgi_request):
            return OUT
    return IN


def _levels(request) -> set[int]:
    return {message.level for message in request._messages._queued_messages}
