"""Groups and their rights, many at once: what is right already costs one query, not one for each group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission


def groups_called(names: list[str]) -> dict[str, Group]:
    """By name; made where there is none."""
    there = {group.name: group for group in Group.objects.filter(name__in=names)}
    return {name: there.get(name) or Group.objects.create(name=name) for name in names}


def find_rights(labels: Iterable[str]) -> dict[str, Permission]:
    """By label; those that there are."""
    wanted = set(labels)
    found = Permission.objects.filter(codename__in={label.partition(".")[2] for label in wanted})
    by_label = {
        f"{right.content_type.app_label}.{right.codename}": right for right in found.select_related("content_type")
    }
    return {label: by_label[label] for label in wanted & by_label.keys()}


def set_own_rights(wanted: Mapping[Group, list[Permission]]) -> None:
    """Those beside pages and files."""
    held = defaultdict(set)
    rows = Group.permissions.through.objects.filter(group__in=wanted)
    for group_id, permission_id in rows.values_list("group_id", "permission_id"):
        held[group_id].add(permission_id)
    for group, permissions in wanted.items():
        if held[group.pk] != {permission.pk for permission in permissions}:
            group.permissions.set(permissions)


def set_rights_on(model, place: str, groups: Iterable[Group], wanted: set[tuple[int, int, int]]) -> None:
    """`wanted` are the keys of group, of `place` (a page or a collection), and of permission."""
    names = ("group_id", place, "permission_id")
    rows = model.objects.filter(group__in=groups).values_list("pk", *names)
    held = {tuple(key): pk for pk, *key in rows}
    model.objects.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
    model.objects.bulk_create(model(**dict(zip(names, key, strict=True))) for key in sorted(wanted - held.keys()))
