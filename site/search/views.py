from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from navigation.context_processors import frame_of

from .queries import clean_query, is_capped
from .results import Elsewhere, Search, pages_of

PAGE_SIZE = 10


@require_safe
def search(request):
    """Live pages that the reader may open: those of the language of the address, then what only others have."""
    number = request.GET.get("page") or "1"
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404(_("There is no such page in this list."))
    typed = request.GET.get("q", "")
    text, was_capped = clean_query(typed), is_capped(typed)
    if was_capped:
        # The links of the page carry what was looked for.
        request.GET = request.GET.copy()
        request.GET["q"] = text
    found = Search(frame_of(request), text, request.GET.get("section", ""))
    if not found.has_section:
        raise Http404(_("There is no such filter here."))
    try:
        results = Paginator(found.hits, PAGE_SIZE).page(int(number))
    except EmptyPage as error:
        raise Http404(_("There is no such page in this list.")) from error
    is_first = results.number == 1 and not found.section
    pages, others = pages_of(list(results), found.elsewhere if is_first else [])
    context = {
        "query": text,
        "was_capped": was_capped,
        "found": found,
        "results": results,
        "hits": pages,
        "elsewhere": Elsewhere(others, text) if others else None,
    }
    response = TemplateResponse(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
