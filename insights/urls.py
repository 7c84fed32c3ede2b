from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [path("data/<slug:slug>.csv", views.dataset_csv, name="csv")]
