"""Who may do what, as data. Each migrate and `manage.py roles` bring the groups in line with it."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page
from wagtail.snippets.models import get_snippet_models

from .groups import find_rights, groups_called, set_own_rights, set_rights_on
from .models import User

ADMINISTRATOR = "Site administrator"
PUBLISHER = "Publisher"
OFFICER = "Communications officer"
AUDITOR = "Auditor"
REPRESENTATIVE = "Member representative"
_TRANSLATOR = "Translator ({})"
HOME_DEPTH = 2


@dataclass(frozen=True)
class Role:
    """A group by that name. `title` is its name for people.

    `pages` are rights on the whole page tree, or on the tree of one `language`; `collections` on all files; `models`
    whole models, `views` models to look at. Who `comes_with` something else is not given the role by hand.
    """

    name: str
    title: str | Promise
    pages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    language: str = ""
    comes_with_something: bool = False
    about: str | Promise = ""

    def permissions(self) -> set[str]:
        """Labels of the rights that the group holds itself, beside those on pages and files."""
        verbs = ("add", "change", "delete", "view")
        whole = {_label(verb, model) for model in self.models for verb in verbs}
        return whole | {_label("view", model) for model in self.views} | set(self.extra)

    @property
    def works_in_the_admin(self) -> bool:
        return _ADMIN in self.extra

    def contains(self, other: "Role") -> bool:
        """Whether who has this role has every right of the other."""
        if self.language not in ("", other.language):
            return False
        rights = (self.permissions(), set(self.pages), set(self.collections))
        others = (other.permissions(), set(other.pages), set(other.collections))
        return all(own >= wanted for own, wanted in zip(rights, others, strict=True))


def _label(verb: str, model: str) -> str:
    app_label, name = model.split(".")
    return f"{app_label}.{verb}_{name}"


_ADMIN = "wagtailadmin.access_admin"
_RECORDS = (
    "members.member",
    "insights.dataset",
    "brochures.brochure",
    "branding.logokit",
    "taxonomy.term",
    "navigation.sitetext",
    "translations.glossaryterm",
    "accounts.invitation",
)
# Wagtail asks for the permissions of its own models, whatever the project's are.
_CHOOSING = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    *_CHOOSING,
)
_WRITING = (
    _ADMIN,
    "navigation.publish_sitetext",
    "translations.add_job",
    "translations.change_job",
    "translations.review_translation",
)
_ON_FILES = tuple(label.partition(".")[2] for label in _FILES)
# What officers see, and others decide.
_LOOKED_AT = ("translations.localeprofile", "branding.logotermsacceptance")
# Beside every kind of record.
_AUDITED = (
    *_LOOKED_AT,
    "accounts.user",
    "audit.entry",
    "auth.group",
    "translations.glossaryterm",
    "translations.job",
    "translations.translation",
    "wagtailcore.locale",
    "wagtailcore.page",
    "wagtailcore.site",
    "wagtailredirects.redirect",
)


def roles() -> list[Role]:
    """All of them, in falling order of trust; administrators have none: they may everything."""
    records = {f"{model._meta.app_label}.{model._meta.model_name}" for model in get_snippet_models()}
    return [
        Role(
            PUBLISHER,
            _("Publisher"),
            pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
            collections=_FILES,
            models=(*_RECORDS, "translations.memoryunit", "wagtailredirects.redirect"),
            views=_LOOKED_AT,
            extra=(*_WRITING, "translations.publish_with_gaps"),
            about=_("An officer who also locks pages, deletes whole sections, and keeps redirects."),
        ),
        Role(
            OFFICER,
            _("Communications officer"),
            pages=("add_page", "change_page", "publish_page"),
            collections=_FILES,
            models=_RECORDS,
            views=_LOOKED_AT,
            extra=_WRITING,
            about=_("Writes and publishes pages, keeps records, sends pages to translators, invites people."),
        ),
        *(translator(code) for code in Locale.objects.order_by("pk").values_list("language_code", flat=True)),
        Role(
            AUDITOR,
            _("Auditor"),
            pages=("view_page",),
            views=(*sorted(records), *_AUDITED),
            extra=(_ADMIN,),
            about=_("Sees lists and reports, and changes nothing."),
        ),
        Role(
            REPRESENTATIVE,
            _("Member representative"),
            comes_with_something=True,
            about=_("Changes facts of the own organisation and takes files for members, outside the admin."),
        ),
    ]


def translator(code: str) -> Role:
    """The translators into one language, who write in its tree and publish nothing."""
    return Role(
        _TRANSLATOR.format(code),
        _("Translator (%(language)s)") % {"language": language_name(code)},
        pages=("change_page",),
        collections=_CHOOSING,
        views=("translations.glossaryterm",),
        extra=(_ADMIN,),
        language=code,
        about=_("Writes in the pages of one language, and publishes none."),
    )


def language_name(code: str) -> str:
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def _labels(role: Role) -> set[str]:
    return role.permissions() | {f"wagtailcore.{codename}" for codename in role.pages} | set(role.collections)


@transaction.atomic
def sync_roles() -> list[Role]:
    """Make each role's group say exactly what its role says. Safe to repeat. Raises KeyError for an unknown right."""
    found = roles()
    known = find_rights({label for role in found for label in _labels(role)})
    groups = groups_called([role.name for role in found])
    set_own_rights({groups[role.name]: [known[label] for label in role.permissions()] for role in found})
    trees, collection = _trees(found), Collection.get_first_root_node()
    on_pages = {
        (groups[role.name].pk, page.pk, known[f"wagtailcore.{codename}"].pk)
        for role in found
        for page in trees[role.name]
        for codename in role.pages
    }
    on_files = {(groups[role.name].pk, collection.pk, known[label].pk) for role in found for label in role.collections}
    set_rights_on(GroupPagePermission, "page_id", groups.values(), on_pages)
    set_rights_on(GroupCollectionPermission, "collection_id", groups.values(), on_files)
    languages = {role.name for role in found if role.language}
    stem = _TRANSLATOR.partition("{")[0]
    Group.objects.filter(name__startswith=stem).exclude(name__in=languages).delete()
    return found


def _trees(found: list[Role]) -> dict[str, list[Page]]:
    """By role."""
    homes = Page.objects.filter(depth=HOME_DEPTH).select_related("locale")
    root, trees = Page.get_first_root_node(), defaultdict(list)
    for home in homes:
        trees[home.locale.language_code].append(home)
    return {role.name: trees[role.language] if role.language else [root] for role in found}


def are_there() -> bool:
    """Not before the end of the first migrate."""
    return Group.objects.filter(name=OFFICER).exists()


def sync_after_migrate(plan=None, **kwargs) -> None:
    """Not half-way through the migrations nor after a flush, when rights are missing that the roles name."""
    if plan is None:
        return
    migrated = {model._meta.app_label for model in kwargs["apps"].get_models()}
    if migrated >= {model._meta.app_label for model in apps.get_models()}:
        sync_roles()


def roles_to_give(giver: User) -> list[tuple[str, str | Promise]]:
    """Names and titles. Nobody gives more than they have: administrators everything, others what theirs contain."""
    found = roles()
    groups = set(giver.groups.values_list("name", flat=True))
    held = [role for role in found if role.name in groups]
    given = [
        (role.name, role.title)
        for role in found
        if not role.comes_with_something and (giver.is_superuser or any(own.contains(role) for own in held))
    ]
    return [(ADMINISTRATOR, _("Site administrator")), *given] if giver.is_superuser else given


def give_role(user: User, name: str) -> None:
    """Raises Group.DoesNotExist for a name that is no role."""
    if name == ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
        user.save()
        return
    role = next((role for role in roles() if role.name == name), None)
    if role is None:
        raise Group.DoesNotExist(name)
    group = Group.objects.get(name=name)
    if role.works_in_the_admin and not user.is_staff:
        user.is_staff = True
        user.save()
    user.groups.add(group)


def is_member(user) -> bool:
    """Whether somebody speaks for a member of the network. Asked once of a user object: pages ask for each file."""
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "_is_member"):
        user._is_member = user.groups.filter(name=REPRESENTATIVE).exists()
    return user._is_member


def works_with_files(user) -> bool:
    """Whether somebody has a right on images or documents: staff without any, such as auditors, see the public's.

    Asked once of a user object: pages ask for each file.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "_works_with_files"):
        rights = GroupCollectionPermission.objects.filter(group__user=user, permission__codename__in=_ON_FILES)
        user._works_with_files = user.is_superuser or rights.exists()
    return user._works_with_files


def set_member(user_id: int, represents: bool) -> None:
    """For the floor that knows members: it tells who represents one, or none any more."""
    group, _created = Group.objects.get_or_create(name=REPRESENTATIVE)
    if represents:
        group.user_set.add(user_id)
    else:
        group.user_set.remove(user_id)
