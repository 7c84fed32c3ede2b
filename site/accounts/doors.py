"""Where Wagtail would ask for a password: each of its addresses leads to our sign-in, by its name and by its path."""

from django.http import HttpResponseRedirect
from django.urls import path, re_path, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers


def _lead_to(name: str):
    def view(request, **kwargs):
        """Where to go afterwards is checked on arrival."""
        return _redirect(request, name, request.META.get("QUERY_STRING", ""))

    return view


def _redirect(request, name: str, query: str = ""):
    """In the reader's language where the address names none."""
    with translation.override(request.reader_language):
        address = reverse(name)
    response = HttpResponseRedirect(f"{address}?{query}" if query else address)
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


to_sign_in = _lead_to("account_login")


def sign_in(request, **kwargs):
    """Who is signed in and has no way further would be sent back and forth: theirs is their account."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        return _redirect(request, "account_home")
    return to_sign_in(request, **kwargs)


forgotten = _lead_to("account_reset_password")
# Password managers look for it: https://www.w3.org/TR/change-password-url/
change_password = _lead_to("account_change_password")

closed = [
    path("admin/login/", sign_in, name="wagtailadmin_login"),
    path("admin/password_reset/", forgotten, name="wagtailadmin_password_reset"),
    re_path(r"^admin/password_reset/.*$", forgotten),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        sign_in,
        name="wagtaildocs_authenticate_with_password",
    ),
]
