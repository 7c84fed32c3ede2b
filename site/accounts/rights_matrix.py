"""Who may do what, read from the rows that Wagtail and Django ask: the screen repeats no rule, it shows them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from .models import User
from .roles import HOME_DEPTH, Role, language_name, roles

_VERBS = {
    "view": _("see"),
    "choose": _("choose"),
    "add": _("add"),
    "change": _("change"),
    "delete": _("delete"),
    "publish": _("publish"),
    "lock": _("lock"),
    "unlock": _("unlock"),
    "bulk_delete": _("delete with what is below"),
    "access": _("enter"),
}
_ORDER = {verb: place for place, verb in enumerate(_VERBS)}
# The words of the models are those of the framework.
_THINGS = {"wagtailadmin.admin": _("the admin")}
OWN_LANGUAGE = "*"


@dataclass(frozen=True)
class Right:
    """A verb for a thing; `where` is empty for everywhere, else a language's code or a collection's or page's name."""

    thing: str
    verb: str
    where: str = ""


@dataclass
class Column:
    """A role as it is in the database; translators share one as long as only their language tells them apart."""

    title: str | Promise
    about: str | Promise = ""
    may_everything: bool = False
    rights: set[Right] = field(default_factory=set)

    def cell(self, thing: str) -> list[str]:
        """Verbs in words, each with its place where it does not hold everywhere."""
        found = sorted((right for right in self.rights if right.thing == thing), key=_by_verb)
        return [_in_words(right) for right in found]


def _by_verb(right: Right) -> tuple:
    return _ORDER.get(right.verb, len(_ORDER)), right.where


def _in_words(right: Right) -> str:
    verb = str(_VERBS.get(right.verb, right.verb))
    if not right.where:
        return verb
    where = _("own language") if right.where == OWN_LANGUAGE else language_name(right.where)
    return _("%(verb)s (%(where)s)") % {"verb": verb, "where": where}


@dataclass(frozen=True)
class Matrix:
    columns: list[Column]
    rows: list[tuple[str, list[list[str]]]]


def rights_matrix() -> Matrix:
    rights = rights_by_group()
    columns = [
        Column(_("Site administrator"), _("May everything, and gives every role."), may_everything=True),
        *_columns(rights),
    ]
    things = {right.thing for column in columns for right in column.rights}
    names = {thing: _name(thing) for thing in things}
    rows = [(names[thing], [column.cell(thing) for column in columns]) for thing in sorted(things, key=names.get)]
    return Matrix(columns, rows)


def rights_by_group() -> dict[str, set[Right]]:
    """By name, of each role and of each other group that has people."""
    used = Q(name__in=[role.name for role in roles()]) | Exists(User.objects.filter(groups=OuterRef("pk")))
    groups = {group.pk: group.name for group in Group.objects.filter(used).order_by("pk")}
    found = defaultdict(set, {name: set() for name in groups.values()})
    for row in Group.permissions.through.objects.filter(group__in=groups).select_related("permission__content_type"):
        found[groups[row.group_id]].add(_right(row.permission))
    for row in GroupPagePermission.objects.filter(group__in=groups).select_related(
        "permission__content_type", "page__locale"
    ):
        found[groups[row.group_id]].add(_right(row.permission, _place(row.page)))
    for row in GroupCollectionPermission.objects.filter(group__in=groups).select_related(
        "permission__content_type", "collection"
    ):
        where = "" if row.collection.depth == 1 else row.collection.name
        right = _right(row.permission, where)
        found[groups[row.group_id]].add(right)
        if right.verb == "change":
            # Wagtail's policy for files: whoever changes one may delete it.
            found[groups[row.group_id]].add(replace(right, verb="delete"))
    return dict(found)


def _place(page) -> str:
    if page.is_root():
        return ""
    return page.locale.language_code if page.depth == HOME_DEPTH else page.get_admin_display_title()


def _right(permission: Permission, where: str = "") -> Right:
    kind = permission.content_type
    verb = permission.codename.removesuffix(f"_{kind.model}")
    if verb == permission.codename:
        verb = permission.codename.partition("_")[0]
    return Right(f"{kind.app_label}.{kind.model}", verb, where)


def _name(thing: str) -> str:
    if thing in _THINGS:
        return capfirst(str(_THINGS[thing]))
    kind = Permission.content_type.field.related_model.objects.get_by_natural_key(*thing.split("."))
    model = kind.model_class()
    return capfirst(str(model._meta.verbose_name_plural)) if model else thing


def _columns(rights: dict[str, set[Right]]) -> Iterator[Column]:
    found = roles()
    shared, alike = _alike([role for role in found if role.language], rights)
    for role in found:
        if role.name not in alike:
            yield Column(role.title, role.about, rights=rights.get(role.name, set()))
        elif role.name == alike[0]:
            yield Column(_("Translators, each for one language"), role.about, rights=shared)
    others = sorted(rights.keys() - {role.name for role in found})
    yield from (Column(name, _("A group that is no role."), rights=rights[name]) for name in others)


def _alike(translators: list[Role], rights: dict[str, set[Right]]) -> tuple[set[Right], list[str]]:
    """What most translators may, each in the own language, and who they are. Without pages, a language counts too."""
    trees = set(Page.objects.filter(depth=HOME_DEPTH).values_list("locale__language_code", flat=True))
    own = {
        role: frozenset(
            Right(right.thing, right.verb, OWN_LANGUAGE if right.where == role.language else right.where)
            for right in rights.get(role.name, set())
        )
        for role in translators
    }
    usual = Counter(found for role, found in own.items() if role.language in trees).most_common(1)
    if not usual:
        return set(), []
    shared = usual[0][0]
    names = [
        role.name for role, found in own.items() if found == shared or (role.language not in trees and found <= shared)
    ]
    return set(shared), names
