"""Honest pages for what went wrong, in the language of the address, with the versions that do exist."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Page

from accounts.visibility import readable
from translations.alternates import Alternate
from translations.languages import Language, canonical
from translations.tree import tree_of


def existing_versions(request) -> list[Alternate]:
    """Live pages with the same address in other languages: slugs are shared, so one query finds them."""
    first, _, rest = request.path_info[1:].partition("/")
    if canonical(first) != first or not rest:
        return []
    tree = tree_of(request)
    paths = {root.url_path + rest: code for code, root in tree.roots.items() if code != first}
    pages = readable(Page.objects.filter(url_path__in=paths)).select_related("locale")
    by_code = {paths[page.url_path]: page for page in pages}
    return [
        Alternate(Language(code), tree.path_of(by_code[code]), by_code[code].title)
        for code in tree.roots
        if code in by_code
    ]


def not_found(request, exception):
    """The 404 page. `exception` may carry words for the reader, as ours do."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {"message": message, "versions": existing_versions(request)}
    return render(request, "404.html", context, status=404)


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    return render(request, "403.html", status=403)


def server_error(request):
    """Asks nothing of the database, which may be what failed."""
    first = request.path_info[1:].partition("/")[0]
    code = canonical(first) or settings.LANGUAGE_CODE
    with translation.override(code):
        return HttpResponse(render_to_string("500.html", {"language": Language(code)}), status=500)
