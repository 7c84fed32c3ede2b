"""Wagtail's screens of groups, which record what they change."""

from django.utils.functional import cached_property
from wagtail.admin.ui.tables import TitleColumn
from wagtail.users.views import groups

from .rights import changes_recorded


class _RecordingMixin:
    def post(self, request, *args, **kwargs):
        with changes_recorded():
            return super().post(request, *args, **kwargs)


class GroupIndexView(groups.IndexView):
    """With links for those who may follow them."""

    @cached_property
    def columns(self):
        name, *others = super().columns
        if not self.user_has_permission("change"):
            name = TitleColumn(name.name, label=name.label, sort_key=name.sort_key)
        return [name, *others]


class GroupCreateView(_RecordingMixin, groups.CreateView):
    pass


class GroupEditView(_RecordingMixin, groups.EditView):
    pass


class GroupDeleteView(_RecordingMixin, groups.DeleteView):
    pass


class GroupViewSet(groups.GroupViewSet):
    index_view_class = GroupIndexView
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView
