"""Share links: made and revoked by officers, followed without an account, known to nobody else."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django import forms
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assets.delivery import file_response
from translations.languages import Language

from .access import is_for_everybody
from .downloads import count_edition
from .models import Brochure, Kind, ShareLink

LONGEST_DAYS = 90


class ShareForm(forms.Form):
    note = forms.CharField(max_length=120, label=gettext_lazy("For whom"))
    days = forms.IntegerField(min_value=1, max_value=LONGEST_DAYS, initial=7, label=gettext_lazy("Days"))


def share(brochure: Brochure, user, note: str, days: int) -> str:
    """Make a link; returns its secret, which is kept nowhere."""
    key = secrets.token_urlsafe(24)
    expires = timezone.now() + timedelta(days=days)
    ShareLink.objects.create(brochure=brochure, key_hash=_hash(key), note=note, created_by=user, expires=expires)
    return key


def revoke(brochure: Brochure, link_id: str) -> bool:
    """Whether there was such a link to revoke."""
    links = brochure.share_links.open().filter(pk=link_id) if link_id.isdecimal() else ShareLink.objects.none()
    return bool(links.update(revoked=timezone.now()))


def _hash(key: str) -> str:
    """The key is random and long: nothing is won by a slow hash."""
    return sha256(key.encode(errors="surrogatepass")).hexdigest()


def _link_or_404(key: str) -> ShareLink:
    """Revoked, expired and made-up ones look the same."""
    link = ShareLink.objects.open().select_related("brochure").filter(key_hash=_hash(key)).first()
    if link is None or link.brochure.newest is None:
        raise Http404(_("This link leads nowhere. It may have expired: ask whoever gave it to you."))
    return link


@require_safe
def shared(request, key: str):
    """What the link gives: the newest version in all languages."""
    link = _link_or_404(key)
    editions = [edition for edition in link.brochure.newest.editions.all() if edition.file]
    editions.sort(key=lambda one: (one.language != request.LANGUAGE_CODE, one.language, one.edition == Kind.PRINT))
    title, title_language = _title(link.brochure, request.LANGUAGE_CODE)
    context = {
        "link": link,
        "key": key,
        "version": link.brochure.newest,
        "editions": editions,
        "title": title,
        "title_language": Language(title_language),
        "is_public": all(is_for_everybody(edition) for edition in editions),
    }
    response = _kept_by_nobody(render(request, "brochures/shared.html", context))
    response.headers["Content-Language"] = Language(request.LANGUAGE_CODE).tag
    return response


def _title(brochure: Brochure, code: str) -> tuple[str, str]:
    """Of its page in the reader's language, else of the first one; drafts too: whoever has the link may know."""
    titles = dict(brochure.pages.order_by("path").values_list("draft_title", "locale__language_code"))
    own_first = sorted(titles.items(), key=lambda item: item[1] != code)
    return next(iter(own_first), (brochure.slug, code))


@require_safe
def shared_file(request, key: str, language: str, edition: str):
    """A file of the newest version; each one that is taken is counted, parts of it are not."""
    link = _link_or_404(key)
    found = link.brochure.newest.by_cell.get((language, edition))
    if found is None or not found.file:
        raise Http404(_("There is no such edition of this brochure."))
    response = file_response(request, found.file, found.filename, public=False, attachment=False)
    response.headers["Content-Language"] = Language(found.language).tag
    count_edition(request, response, found)
    if request.method == "GET" and "Range" not in request.headers:
        ShareLink.objects.filter(pk=link.pk).update(count=F("count") + 1, last_used=timezone.now())
    return _kept_by_nobody(response)


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the key: it is told to no other site.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
