"""Three families of addresses: for everybody, below each language, and below each language's `/account/members/`."""

from django.urls import path

from . import own, verification, views

public = (
    [
        path(
            "badge/<slug:slug>/<slug:language>/<slug:variant>-<slug:width>.<slug:extension>", views.image, name="image"
        ),
        path("verify/<slug:slug>.json", views.data, name="data"),
        path("verify/<slug:slug>/code.<slug:extension>", views.code, name="code"),
        path("verify/<slug:slug>/", views.verify, name="verify"),
        path("verify/<slug:slug>", views.verify),  # as people type it from paper
        path("oembed", views.oembed, name="oembed"),
    ],
    "badges",
)
pages = ([path("verify/<slug:slug>/", verification.page, name="page")], "verification")
own_pages = (
    [
        path("<slug:slug>/badge/", own.badge, name="badge"),
        path("<slug:slug>/certificate-<slug:language>.pdf", own.certificate, name="certificate"),
    ],
    "own_badge",
)
