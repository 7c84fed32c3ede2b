from django.urls import path, re_path

from . import views

app_name = "branding"
urlpatterns = [
    path("logos/<slug:kit>/preview/<slug:variant>.svg", views.preview, name="preview"),
    re_path(r"^logos/(?P<kit>[-\w]+)/(?P<name>[-\w]+\.(svg|pdf|png|zip|eps|ai))$", views.logo_file, name="file"),
]
