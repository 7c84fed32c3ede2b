from django.urls import path, re_path

from . import views

app_name = "assets"
urlpatterns = [
    # At most nine digits: a larger number is no key of ours, and the databases disagree on what to do with it.
    re_path(r"^download/(?P<document_id>[0-9]{1,9})/$", views.download, name="download"),
    re_path(r"^documents/(?P<document_id>[0-9]{1,9})/(?P<filename>.+)$", views.download_by_name, name="document"),
    path("pictures/<path:path>", views.restricted_rendition, name="restricted_rendition"),
    path(f"{views.MEDIA_PREFIX}<path:path>", views.public_file, name="public_file"),
]
