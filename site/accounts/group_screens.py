"""Wagtail's screens of groups, which record what they change."""

from wagtail.users.views import groups

from .rights import changes_recorded


class _RecordingMixin:
    def post(self, request, *args, **kwargs):
        with changes_recorded():
            return super().post(request, *args, **kwargs)


class GroupCreateView(_RecordingMixin, groups.CreateView):
    pass


class GroupEditView(_RecordingMixin, groups.EditView):
    pass


class GroupDeleteView(_RecordingMixin, groups.DeleteView):
    pass


class GroupViewSet(groups.GroupViewSet):
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView
