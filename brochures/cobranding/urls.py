"""Below each language's `/account/`."""

from django.urls import path

from . import views

_OWN = "members/<slug:slug>/brochures/<slug:brochure>/"
own_pages = (
    [
        path("brochures/<slug:brochure>/", views.choose, name="choose"),
        path(_OWN, views.order, name="order"),
        path(f"{_OWN}<slug:language>/<slug:edition>/", views.edition, name="edition"),
        path(f"{_OWN}<slug:language>/<slug:edition>/delete/", views.discard, name="discard"),
        path(f"{_OWN}<slug:language>/<slug:edition>.pdf", views.file, name="file"),
        path(f"{_OWN}<slug:language>/<slug:edition>.webp", views.picture, name="picture"),
    ],
    "own_brochures",
)
