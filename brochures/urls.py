from django.urls import path, re_path

from . import views

app_name = "brochures"
_BROCHURE = r"^brochures/(?P<slug>[-\w]+)/"
_FILE = r"(?P<language>[a-z]{2,3}(-[a-z]+)?)/(?P<edition>screen|print)\.pdf$"
_VERSION = r"v/(?P<number>[\d.]+)/"
urlpatterns = [
    path("go/<slug:slug>", views.go, name="go"),
    path("go/<slug:slug>/", views.go),  # as people type it from paper
    path("go/<slug:slug>.pdf", views.go_pdf, name="go_pdf"),
    re_path(_BROCHURE + _FILE, views.newest, name="newest"),
    re_path(_BROCHURE + _VERSION + _FILE, views.of_version, name="of_version"),
    re_path(_BROCHURE + _VERSION + "$", views.version, name="version"),
]
