from django.urls import path

from . import downloads, views

app_name = "translation_files"
urlpatterns = [
    path("<int:pk>/files/", views.PageFilesView.as_view(), name="files"),
    path("<int:pk>/files/as/<str:code>/", downloads.download, name="download"),
    path("<int:pk>/files/report/<str:word>/", views.PageReportView.as_view(), name="report"),
    path("jobs/<int:pk>/files/", views.JobFilesView.as_view(), name="job_files"),
    path("jobs/<int:pk>/files/in/<slug:language>/<str:code>/", downloads.download_job, name="job_download"),
    path("jobs/<int:pk>/attachments/<int:document_id>/", downloads.attachment, name="attachment"),
    path("jobs/<int:pk>/files/report/<str:word>/", views.JobReportView.as_view(), name="job_report"),
]
