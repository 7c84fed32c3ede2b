"""The pages of representatives, below each language's `/account/members/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.represented, name="members_represented"),
    path("<slug:slug>/", views.facts, name="members_facts"),
]
