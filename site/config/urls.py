"""Every address of the site. Pages come last: what is no view is looked up in the page tree."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from pages.routing import serve
from translations.middleware import language_root

urlpatterns = [
    path("", language_root, name="language_root"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("assets.urls")),
    *i18n_patterns(
        path("", include("news.urls")),
        path("<path:path>", serve),
        path("", serve),
    ),
]
