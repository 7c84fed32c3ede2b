from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts.visibility import readable
from navigation.context_processors import frame_of
from pages.searching import forms_of_query

from .queries import clean_query
from .summaries import summarised

PAGE_SIZE = 10


@require_safe
def search(request):
    """Pages of the language of the address: live, open to the reader, none of another language."""
    query = clean_query(request.GET.get("q", ""))
    number = request.GET.get("page") or "1"
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404(_("There is no such page in this list."))
    try:
        page = Paginator(_results(request, query) if query else [], PAGE_SIZE).page(int(number))
    except EmptyPage as error:
        raise Http404(_("There is no such page in this list.")) from error
    by_pk = summarised(Page.objects.filter(pk__in=[hit.pk for hit in page])).in_bulk() if page.object_list else {}
    context = {"query": query, "results": page, "hits": [by_pk[hit.pk] for hit in page if hit.pk in by_pk]}
    response = TemplateResponse(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _results(request, query: str):
    frame, forms = frame_of(request), forms_of_query(query)
    if frame.root is None or not forms:
        return []
    pages = readable(Page.objects.filter(locale=frame.root.locale.pk, path__startswith=frame.root.path))
    # The search backend understands a list of keys, not a NOT EXISTS.
    return Page.objects.filter(pk__in=pages.values("pk")).search(forms, operator="and")
