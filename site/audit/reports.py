"""The audit log as a report of the admin: to read, to narrow down, to take away."""

import json
from datetime import datetime

import django_filters
from django import forms
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .models import Entry, Event

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class AuditFilterSet(WagtailFilterSet):
    event = django_filters.MultipleChoiceFilter(
        label=_("Event"), choices=Event.choices, widget=forms.CheckboxSelectMultiple
    )
    actor = django_filters.CharFilter(label=_("Who"), field_name="actor_label", lookup_expr="icontains")
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    object = django_filters.CharFilter(label=_("What"), method="filter_object")

    class Meta:
        model = Entry
        fields = []

    def filter_object(self, queryset, name, value):
        """By its name, its kind and key as in `news.newspage 12`, the member's code, or the request."""
        kind, _space, key = value.strip().partition(" ")
        exact = Q(object_type=kind.lower(), object_id=key) if key else Q(object_type=kind.lower())
        return queryset.filter(exact | Q(object_label__icontains=value) | Q(member=value) | Q(request_id=value))


class StrictReport(ReportView):
    """A report that takes no wrong filter for none."""

    def get(self, request, *args, **kwargs):
        if self.filters and not self.filters.is_valid():
            return self.refuse(request)
        return super().get(request, *args, **kwargs)

    def refuse(self, request):
        """400 and no rows: who asked for some must not take all of them for the answer, least of all as a file."""
        self.is_export = False
        self.object_list = self.get_queryset().none()
        context = self.get_context_data() | {"wrong_filters": self.filters.form.errors.values()}
        return self.render_to_response(context, status=400)


class AuditReport(StrictReport):
    model = Entry
    page_title = _("Audit log")
    header_icon = "list-ul"
    results_template_name = "audit/report_results.html"
    filterset_class = AuditFilterSet
    permission_policy = ModelPermissionPolicy(Entry)
    permission_required = "view"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    default_ordering = "-at"
    list_export = [
        "at",
        "event",
        "actor_label",
        "object_label",
        "object_type",
        "object_id",
        "member",
        "request_id",
        "data",
    ]
    export_headings = {
        "at": _("When"),
        "event": _("Event"),
        "actor_label": _("Who"),
        "object_label": _("What"),
        "object_type": _("Kind of thing"),
        "object_id": _("Key"),
        "member": _("Member"),
        "request_id": _("Request"),
        "data": _("Details"),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.custom_field_preprocess = self.custom_field_preprocess | {
            name: {self.FORMAT_CSV: harmless, self.FORMAT_XLSX: harmless}
            for name in ("actor_label", "object_label", "member", "request_id")
        }
        self.custom_field_preprocess["event"] = {self.FORMAT_CSV: event_label, self.FORMAT_XLSX: event_label}
        self.custom_field_preprocess["data"] = {self.FORMAT_CSV: as_text, self.FORMAT_XLSX: as_text}

    def get_filename(self):
        return f"audit-log-{datetime.now().astimezone():%Y-%m-%d}"

    def get_queryset(self):
        return Entry.objects.all().order_by("-at", "-pk")

    def decorate_paginated_queryset(self, object_list):
        inviters = {entry.data["invited_by"] for entry in object_list if "invited_by" in entry.data}
        names = {person.pk: str(person) for person in get_user_model().objects.filter(pk__in=inviters)}
        for entry in object_list:
            entry.inviter = names.get(entry.data.get("invited_by"), "")
            entry.kind = kind_of(entry.object_type)
            entry.details = details_of(entry)
        return object_list


def kind_of(object_type: str) -> str:
    """What people call it; the code of a kind that is no more."""
    try:
        return force_str(apps.get_model(object_type)._meta.verbose_name) if object_type else ""
    except LookupError:
        return object_type


def details_of(entry: Entry) -> str:
    return ", ".join(f"{name}: {_in_words(value)}" for name, value in entry.data.items() if name != "invited_by")


def _in_words(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def event_label(code: str) -> str:
    return force_str(dict(Event.choices).get(code, code))


def as_text(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False) if data else ""
