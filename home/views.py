from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import TooManyAttemptsError
from accounts.visibility import readable
from pages.errors import form_expired
from pages.public_forms import comes_from_here

from .forms import ContactForm
from .models import ContactPage
from .services import accept_message


def _page_or_404(request, page_id: int) -> ContactPage:
    pages = readable(ContactPage.objects.filter(locale__language_code=request.LANGUAGE_CODE))
    page = pages.select_related("locale").filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page


def _answer(request, page: ContactPage, status: int, **more):
    context = {**page.get_context(request), **more}
    response = render(request, "home/contact_page.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # no cookie on a page that is the same for all: `comes_from_here` asks the browser instead
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, page_id: int):
    """Take a message: 303 to the thanks, or the form again with what was typed and what is missing."""
    page = _page_or_404(request, page_id)
    if request.method != "POST":  # somebody loads the page with the errors anew
        return HttpResponseRedirect(page.get_url(request))
    if not comes_from_here(request):
        return form_expired(request)
    form = ContactForm(request.POST)
    if form.is_trapped:
        return _thanks(page)
    if not form.is_valid():
        return _answer(request, page, 422, form=form)
    try:
        form.spend(request)
    except TooManyAttemptsError as error:
        response = _answer(request, page, 429, form=form, is_too_much=True)
        response.headers["Retry-After"] = str(error.seconds)
        return response
    accept_message(page, form.cleaned_data)
    return _thanks(page)


def _thanks(page: ContactPage) -> HttpResponseRedirect:
    response = HttpResponseRedirect(reverse("home:contact_sent", args=[page.pk]))
    response.status_code = 303
    return response


@csrf_exempt  # reads only: a form sent here is told so, with or without its token
@require_safe
def sent(request, page_id: int):
    return _answer(request, _page_or_404(request, page_id), 200, is_sent=True)
