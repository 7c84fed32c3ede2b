from django.urls import path

from . import views

app_name = "brochures"
urlpatterns = [
    path("go/<slug:slug>", views.go, name="go"),
    path("go/<slug:slug>/", views.go),  # as people type it from paper
]
