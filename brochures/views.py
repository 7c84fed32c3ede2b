from django.http import Http404, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from translations.middleware import preferred_language
from translations.tree import tree_of

from .models import BrochurePage


@require_safe
def go(request, slug: str):
    """The address in printed QR codes: leads to the page in the reader's language, else in one that exists."""
    tree = tree_of(request)
    pages = BrochurePage.objects.readable().filter(brochure__slug=slug.lower()).select_related("locale")
    by_code = {page.locale.language_code: page for page in pages if tree.knows(page)}
    if not by_code:
        raise Http404(_("There is no brochure of that name."))
    code = preferred_language(request, by_code)
    response = HttpResponseRedirect(tree.path_of(by_code[code]))
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Content-Language"] = code
    response.headers["Cache-Control"] = "no-cache"
    return response
