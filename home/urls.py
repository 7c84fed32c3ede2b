from django.urls import re_path

from . import views

app_name = "home"
urlpatterns = [
    re_path(r"^messages/(?P<page_id>[0-9]{1,9})/$", views.send, name="contact_send"),
    re_path(r"^messages/(?P<page_id>[0-9]{1,9})/sent/$", views.sent, name="contact_sent"),
]
