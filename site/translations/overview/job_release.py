from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..bundles import Bundle, bundle_of, offered, publish_bundle
from ..languages import Language
from ..models import Job, JobItem
from ..rights import publishes
from .access import sees_everything
from .views import LookingView

# At one instant: more would keep the tables of pages locked for long.
_MOST = 100


class JobReleaseView(LookingView):
    """What a job has open goes before readers, all that is chosen or nothing of it, with the drafts it is of."""

    template_name = "translations/overview/release.html"
    page_title = _("Publish together")
    header_icon = "tasks"
    http_method_names = ["get", "head", "post", "options"]

    def may(self, user) -> bool:
        return sees_everything(user) and publishes(user)

    def dispatch(self, request, *args, **kwargs):
        if not self.may(request.user):
            raise PermissionDenied
        self.job = get_object_or_404(Job, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = super().get_breadcrumbs_items()
        return [here[0], {"url": reverse("translation_job", args=[self.job.pk]), "label": str(self.job)}, *here[1:]]

    def post(self, request, *args, **kwargs):
        try:
            number = self._publish(request.POST.getlist("item"))
        except ValidationError as error:
            self.__dict__.pop("items", None)
            return self.render_to_response(self.get_context_data(refused=error.messages), status=422)
        text = ngettext(
            "%(number)d translation was published: readers have it now.",
            "%(number)d translations were published: readers have them now.",
            number,
        )
        messages.success(request, text % {"number": number})
        return redirect("translation_job", self.job.pk)

    def _publish(self, wanted: list[str]) -> int:
        if not wanted:
            raise ValidationError(_("Please choose what is meant first."))
        if not set(wanted) <= {str(item.pk) for item in self.items}:
            raise ValidationError(_("Some of what you chose is not open any more. Please look again."))
        bundle = self._bundle()
        if bundle.is_hindered:
            raise ValidationError(_("Nothing was published: what is in the way stands below."))
        return publish_bundle(bundle, self.request.user)

    @cached_property
    def offered(self) -> QuerySet:
        return offered(self.job.items.all(), self.request.user)

    @cached_property
    def items(self) -> list[JobItem]:
        return list(self.offered[:_MOST])

    def _bundle(self) -> Bundle:
        """With everything chosen, as long as nobody has chosen."""
        if self.request.method == "POST":
            chosen = {int(number) for number in self.request.POST.getlist("item") if number.isdecimal()}
        else:
            chosen = {item.pk for item in self.items}
        return bundle_of(self.items, self.request.user, chosen)

    def get_context_data(self, **kwargs):
        bundle = self._bundle()
        parts = [
            {
                "part": part,
                "language": Language(part.source.locale.language_code),
                "versions": [(version, Language(version.locale.language_code)) for version in part.versions],
            }
            for part in bundle.parts
        ]
        return super().get_context_data(
            job=self.job,
            parts=parts,
            more=self.offered.count() - len(self.items),
            back_url=reverse("translation_job", args=[self.job.pk]),
            **kwargs,
        )
