from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from navigation.context_processors import frame_of

from .queries import clean_query

PAGE_SIZE = 10


@require_safe
def search(request):
    """Pages of the language of the address: live, open to everybody, none of another language."""
    query = clean_query(request.GET.get("q", ""))
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404(_("There is no such page in this list."))
    try:
        page = Paginator(_results(request, query) if query else [], PAGE_SIZE).page(int(number))
    except EmptyPage as error:
        raise Http404(_("There is no such page in this list.")) from error
    found = Page.objects.filter(pk__in=[hit.pk for hit in page]).specific() if query else []
    by_pk = {hit.pk: hit for hit in found}
    for hit in by_pk.values():
        hit.locale = frame_of(request).root.locale  # all are in the language of the address
    context = {"query": query, "results": page, "hits": [by_pk[hit.pk] for hit in page if hit.pk in by_pk]}
    response = TemplateResponse(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _results(request, query: str):
    frame = frame_of(request)
    if frame.root is None:
        return []
    locale = Locale.objects.get(language_code=frame.language.code)
    # The search backend understands Wagtail's own `public()`, not a NOT EXISTS.
    pages = Page.objects.live().public().filter(locale=locale, path__startswith=frame.root.path)
    return pages.search(query, operator="and")
