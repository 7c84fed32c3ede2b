from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import EditView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import Job
from .job_forms import JobDetailsForm


class JobEditView(EditView):
    """Its title, date and note; which texts and languages it has does not change."""

    model = Job
    form_class = JobDetailsForm
    permission_policy = ModelPermissionPolicy(Job)
    permission_required = "change"
    header_icon = "tasks"
    index_url_name = "translation_jobs"
    edit_url_name = "translation_job_edit"
    success_message = _("“%(object)s” was changed.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_success_url(self):
        return reverse("translation_job", args=[self.object.pk])
