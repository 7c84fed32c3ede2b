"""Every address of the site. Pages come last: what is no view is looked up in the page tree."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from accounts import doors
from branding import urls as branding
from branding.badges import urls as badges
from brochures.cobranding import urls as cobranding
from pages.routing import serve
from search import sitemaps
from serving.views import favicon, security_txt
from translations.admin_urls import urlpatterns as pages_by_number
from translations.middleware import language_root

urlpatterns = [
    path("", language_root, name="language_root"),
    # Wagtail's own forms for passwords lead to ours: the first match answers.
    *doors.closed,
    *pages_by_number,
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's addresses of documents, for which it stands in.
    path("", include("assets.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("brochures.urls")),
    path("", include("branding.urls")),
    path("", include(badges.public)),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path(".well-known/change-password", doors.change_password, name="change_password"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:code>.xml", sitemaps.sitemap, name="sitemap"),
    *i18n_patterns(
        path("", include("news.urls")),
        path("", include("insights.urls")),
        path("", include("search.urls")),
        path("", include("home.urls")),
        path("account/", include("accounts.urls")),
        path("account/members/", include("members.urls")),
        path("account/members/", include(badges.own_pages)),
        path("", include(badges.pages)),
        path("account/logos/", include(branding.pages)),
        path("account/", include(cobranding.own_pages)),
        path("account/members/", include("adoption.urls")),
        # Wagtail asks for these two by name.
        path("_util/login/", doors.sign_in, name="wagtailcore_login"),
        re_path(serve_pattern, serve, name="wagtail_serve"),
    ),
]

handler400 = "pages.errors.bad_request"
handler403 = "pages.errors.forbidden"
handler404 = "pages.errors.not_found"
handler500 = "pages.errors.server_error"
