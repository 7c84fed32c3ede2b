"""Below each language's `/account/members/`."""

from django.urls import path

from . import own

urlpatterns = [path("<slug:slug>/use/", own.use, name="members_use")]
