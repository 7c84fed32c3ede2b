from django.urls import path

from . import sharing, views

app_name = "brochures"
urlpatterns = [
    path("go/<slug:slug>", views.go, name="go"),
    path("go/<slug:slug>/", views.go),  # as people type it from paper
    path("go/<slug:slug>.pdf", views.go_pdf, name="go_pdf"),
    path("brochures/<slug:slug>/<slug:language>/<slug:edition>.pdf", views.newest, name="newest"),
    path(
        "brochures/<slug:slug>/v/<str:number>/<slug:language>/<slug:edition>.pdf", views.of_version, name="of_version"
    ),
    path("brochures/<slug:slug>/v/<str:number>/", views.version, name="version"),
    path("shared/<slug:key>/", sharing.shared, name="shared"),
    path("shared/<slug:key>/<slug:language>/<slug:edition>.pdf", sharing.shared_file, name="shared_file"),
]
