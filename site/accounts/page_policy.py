"""Who may look at the page tree in the admin. Wagtail lets in only those who may change something."""

from wagtail.models import AbstractPage
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

_ANY_RIGHT = frozenset({"add", "bulk_delete", "change", "lock", "publish", "unlock"})


class ReadingPagePolicy(PagePermissionPolicy):
    """With “view” one may look around. Each action, and the history, still asks for its own right."""

    def user_has_any_permission(self, user, actions) -> bool:
        return super().user_has_any_permission(user, _with_view(actions))

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, _with_view(actions))

    def instances_with_direct_explore_permission(self, user):
        pages = super().instances_with_direct_explore_permission(user)
        if user.is_superuser:
            return pages
        view = self._get_permission_codename("view")
        own = self.get_cached_permissions_for_user(user)
        return [*pages, *(permission.page for permission in own if permission.permission.codename == view)]


def _with_view(actions) -> set[str]:
    """Who asks for whatever right asks whether somebody has business here at all."""
    return {*actions, "view"} if set(actions) >= _ANY_RIGHT else set(actions)


register_permission_policy(AbstractPage, ReadingPagePolicy())
