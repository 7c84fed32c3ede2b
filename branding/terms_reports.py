"""Who has accepted the terms of which kit, and which members have not: for the secretariat, in the admin."""

from collections import defaultdict
from typing import ClassVar

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import User
from audit.reports import StrictReport, harmless
from members.models import Member
from translations.formats import format_date, territory_name

from .access import kits_with_terms
from .models import LogoKit, LogoTermsAcceptance


def _versions() -> list[tuple[str, str]]:
    found = LogoTermsAcceptance.objects.order_by("version").values_list("version", flat=True).distinct()
    return [(version, version) for version in found]


class AcceptanceFilterSet(WagtailFilterSet):
    kit = django_filters.ModelChoiceFilter(label=_("Logo kit"), queryset=LogoKit.objects.all())
    version = django_filters.ChoiceFilter(label=_("Version of the terms"), choices=_versions)
    member = django_filters.CharFilter(
        label=_("Name of the member"), field_name="member__short_name", lookup_expr="icontains"
    )

    class Meta:
        model = LogoTermsAcceptance
        fields = []


class MissingFilterSet(WagtailFilterSet):
    kit = django_filters.ModelChoiceFilter(
        label=_("Logo kit"), queryset=lambda request: kits_with_terms(), method="filter_kit"
    )
    member = django_filters.CharFilter(label=_("Name of the member"), field_name="short_name", lookup_expr="icontains")

    class Meta:
        model = Member
        fields = []

    def filter_kit(self, members, name, kit):
        return members.filter(_waiting(kits_with_terms().filter(pk=kit.pk)))


def _waiting(kits: QuerySet[LogoKit]) -> Exists:
    """Whether one of the kits has terms to which a member has not agreed as they are now."""
    given = LogoTermsAcceptance.objects.filter(
        kit=OuterRef("pk"), version=OuterRef("terms_version"), member=OuterRef(OuterRef("pk"))
    )
    return Exists(kits.filter(~Exists(given)))


class _TermsReport(StrictReport):
    """A spreadsheet has the columns of the screen, and what is `only_exported`."""

    header_icon = "clipboard-list"
    results_template_name = "branding/terms_report_results.html"
    permission_policy = ModelPermissionPolicy(LogoTermsAcceptance)
    permission_required = "view"
    custom_value_preprocess = StrictReport.custom_value_preprocess | {
        str: dict.fromkeys(StrictReport.FORMATS, harmless),
        User: dict.fromkeys(StrictReport.FORMATS, lambda person: harmless(str(person))),
    }
    only_exported: ClassVar[dict] = {}
    other: tuple

    @property
    def export_headings(self):
        shown = {it.accessor if isinstance(it.accessor, str) else it.name: it.label for it in self.columns}
        return shown | self.only_exported

    @property
    def list_export(self):
        return list(self.export_headings)

    def get_filename(self):
        return f"{self.index_url_name.replace('_', '-')}-{timezone.localdate():%Y-%m-%d}"

    def get_header_buttons(self):
        title, name = self.other
        return [HeaderButton(title, url=reverse(name), icon_name=self.header_icon), *super().get_header_buttons()]


class AcceptedTermsReport(_TermsReport):
    model = LogoTermsAcceptance
    page_title = _("Accepted terms of logos")
    filterset_class = AcceptanceFilterSet
    index_url_name = "logo_terms_accepted"
    index_results_url_name = "logo_terms_accepted_results"
    other = (_("Not accepted yet"), "logo_terms_missing")
    default_ordering = "-at"
    columns = [
        Column("member", label=_("Member"), accessor="member.short_name", sort_key="member__short_name"),
        Column("kit", label=_("Logo kit"), accessor="kit.slug", sort_key="kit__slug"),
        Column("version", label=_("Version of the terms"), sort_key="version"),
        Column("person", label=_("Who"), accessor=lambda row: str(row.person or "—")),
        Column("at", label=_("When"), accessor=lambda row: format_date(timezone.localtime(row.at)), sort_key="at"),
    ]
    only_exported = {"language": pgettext_lazy("conditions of use", "Language of the terms")}

    def get_base_queryset(self):
        return LogoTermsAcceptance.objects.select_related("member", "kit", "person")


class MissingTermsReport(_TermsReport):
    """Members of today that have not agreed to the terms as they are now."""

    model = Member
    page_title = _("Terms of logos that are not accepted yet")
    filterset_class = MissingFilterSet
    index_url_name = "logo_terms_missing"
    index_results_url_name = "logo_terms_missing_results"
    other = (_("Accepted terms"), "logo_terms_accepted")
    default_ordering = "short_name"
    columns = [
        Column("short_name", label=_("Member"), sort_key="short_name"),
        Column("country", label=_("Country"), accessor=lambda member: territory_name(member.country)),
        Column("waiting", label=_("Not accepted yet")),
    ]

    def get_base_queryset(self):
        return Member.objects.current().filter(_waiting(kits_with_terms()))

    def decorate_paginated_queryset(self, object_list):
        """`waiting` names the kits and versions, of those that the filter leaves."""
        chosen = self.filters.form.cleaned_data.get("kit")
        kits = [chosen] if chosen else list(kits_with_terms())
        accepted = defaultdict(set)
        given = LogoTermsAcceptance.objects.filter(member__in=[member.pk for member in object_list])
        for member, kit, version in given.values_list("member", "kit", "version"):
            accepted[member].add((kit, version))
        for member in object_list:
            open_kits = [kit for kit in kits if (kit.pk, kit.terms_version) not in accepted[member.pk]]
            member.waiting = ", ".join(f"{kit.slug} {kit.terms_version}" for kit in open_kits)
        return object_list
