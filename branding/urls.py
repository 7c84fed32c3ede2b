from django.urls import path, re_path

from . import terms, views

app_name = "branding"
_NAME = r"(?P<name>[-\w]+\.(?:svg|pdf|png|webp|zip|eps|ai))"
urlpatterns = [
    path("logos/<slug:kit>/preview/<slug:key>", views.preview, name="preview"),
    # Copied from pages of before.
    path("logos/<slug:kit>/preview/<slug:key>.png", views.preview, {"formats": ("png",)}, name="preview_png"),
    re_path(rf"^logos/(?P<kit>[-\w]+)/{_NAME}$", views.logo_file, name="file"),
    re_path(rf"^logos/(?P<kit>[-\w]+)/v/(?P<number>[-.\w]{{1,20}})/{_NAME}$", views.logo_file, name="old_file"),
]
# Below the account in each language, where forms are taken.
pages = [path("<slug:kit>/terms/", terms.terms, name="logo_terms")]
