from django.urls import path

from . import views

app_name = "translation_machine"
urlpatterns = [
    path("machine/", views.UsageView.as_view(), name="usage"),
    path("<int:pk>/machine/", views.MachineView.as_view(), name="translation"),
    path("jobs/<int:pk>/machine/", views.JobMachineView.as_view(), name="job"),
]
