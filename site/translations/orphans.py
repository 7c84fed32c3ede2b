"""Translations that readers have although their original is gone, or not public: found, and shown as a report."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, PageQuerySet
from wagtail.permissions import policy_registry

from .models import Translation


def orphans() -> PageQuerySet:
    """Live pages that are linked to an original which has no live page; those that go their own way are none."""
    originals = Page.objects.filter(
        live=True, translation_key=OuterRef("source__key"), locale=OuterRef("source__locale")
    )
    lost = Translation.objects.filter(
        ~Exists(originals), is_linked=True, source__key=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    return Page.objects.filter(Exists(lost), live=True, alias_of=None)


class OrphansReport(PageReportView):
    """For each person the pages that he may do something about."""

    page_title = _("Translations without an original")
    header_icon = "globe"
    index_url_name = "translation_orphans"
    index_results_url_name = "translation_orphans_results"
    results_template_name = "translations/orphans_results.html"
    any_permission_required = ["add", "change", "publish"]

    def get_filename(self):
        return "translations-without-original"

    def get_queryset(self):
        allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(self.request.user, "change")
        pages = orphans().filter(pk__in=allowed.values("pk")).order_by("path")
        self.queryset = pages.select_related("locale").specific(defer=True)
        return super().get_queryset()
