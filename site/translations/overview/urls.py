from django.urls import path

from .files import GlossaryFilesView, MemoryFilesView
from .job_edit import JobEditView
from .job_release import JobReleaseView
from .jobs import JobListView, JobView
from .new_job import NewJobView
from .parity_report import ParityView
from .views import OverviewView

urlpatterns = [
    path("overview/", OverviewView.as_view(), name="translation_overview"),
    path("overview/parity/", ParityView.as_view(), name="translation_parity"),
    path("jobs/", JobListView.as_view(), name="translation_jobs"),
    path("jobs/new/", NewJobView.as_view(), name="translation_job_new"),
    path("jobs/<int:pk>/", JobView.as_view(), name="translation_job"),
    path("jobs/<int:pk>/edit/", JobEditView.as_view(), name="translation_job_edit"),
    path("jobs/<int:pk>/release/", JobReleaseView.as_view(), name="translation_job_release"),
    path("glossary/files/", GlossaryFilesView.as_view(), name="translation_glossary_files"),
    path("memory/", MemoryFilesView.as_view(), name="translation_memory_files"),
]
