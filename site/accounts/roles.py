"""Who may do what, as data. `manage.py roles` and every new installation bring the groups in line with it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .models import User

ADMINISTRATOR = "Site administrator"


@dataclass(frozen=True)
class Role:
    """`pages` are rights on the whole page tree, `collections` on all files, `models` whole models."""

    name: str
    pages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


_RECORDS = (
    "members.member",
    "insights.dataset",
    "brochures.brochure",
    "branding.logokit",
    "taxonomy.term",
    "navigation.sitetext",
    "accounts.invitation",
)
# Wagtail asks for the permissions of its own models, whatever the project's are.
_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
ROLES = (
    Role(
        "Communications officer",
        pages=("add_page", "change_page", "publish_page"),
        collections=_FILES,
        models=_RECORDS,
        extra=("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "navigation.publish_sitetext"),
    ),
    Role(
        "Translator",
        pages=("change_page",),
        collections=("wagtailimages.choose_image", "wagtaildocs.choose_document"),
        extra=("wagtailadmin.access_admin",),
    ),
)


def _permission(label: str) -> Permission:
    app_label, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def sync_roles() -> None:
    """Make each role's group say exactly what `ROLES` says. Safe to repeat."""
    root_page, root_collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        labels = [*role.extra]
        for model in role.models:
            app_label, name = model.split(".")
            labels += [f"{app_label}.{verb}_{name}" for verb in ("add", "change", "delete", "view")]
        group.permissions.set(_permission(label) for label in labels)
        GroupPagePermission.objects.filter(group=group).delete()
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=root_page, permission=_permission(f"wagtailcore.{codename}"))
            for codename in role.pages
        )
        GroupCollectionPermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=root_collection, permission=_permission(label))
            for label in role.collections
        )


def give_role(user: User, name: str) -> None:
    """Raises Group.DoesNotExist for a name that is no role."""
    if name == ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
        user.save()
        return
    group = Group.objects.get(name=name)
    user.is_staff = True
    user.save()
    user.groups.add(group)
