"""The state of every document in the list of documents."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.documents.views.documents import IndexView


class DocumentIndexView(IndexView):
    @cached_property
    def columns(self):
        state = StatusTagColumn(
            "state_label", label=_("Inspection"), primary=lambda document: not document.is_remarkable
        )
        return [*super().columns[:3], state, *super().columns[3:]]
