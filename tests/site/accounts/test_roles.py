import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from accounts.roles import ADMINISTRATOR, ROLES, give_role, sync_roles
from tests.factories import NewsPageFactory, UserFactory


def rights() -> set:
    found = set()
    for group in Group.objects.filter(name__in=[role.name for role in ROLES]):
        found |= {(group.name, permission.codename) for permission in group.permissions.all()}
        for model in (GroupPagePermission, GroupCollectionPermission):
            rows = model.objects.filter(group=group).values_list("permission__codename", flat=True)
            found |= {(group.name, model.__name__, codename) for codename in rows}
            assert len(rows) == len(set(rows))
    return found


def test_bringing_the_roles_in_line_twice_changes_nothing(db):
    sync_roles()
    before = rights()

    call_command("roles", verbosity=0)

    assert rights() == before


def test_a_right_that_somebody_added_by_hand_goes(db):
    sync_roles()
    before = rights()
    Group.objects.get(name="Translator").permissions.add(Permission.objects.get(codename="delete_user"))

    sync_roles()

    assert rights() == before


@pytest.mark.parametrize(("role", "may_publish"), [("Communications officer", True), ("Translator", False)])
def test_officers_publish_and_translators_only_write(site_tree, role, may_publish):
    article = site_tree.add(NewsPageFactory, "fr")

    permissions = article.permissions_for_user(UserFactory(role=role))

    assert permissions.can_edit()
    assert permissions.can_publish() is may_publish


@pytest.mark.parametrize(
    "address", ["wagtailimages:add", "wagtaildocs:add", "wagtailimages:add_multiple", "wagtaildocs:add_multiple"]
)
@pytest.mark.parametrize(("role", "answer"), [("Communications officer", 200), ("Translator", 302)])
def test_officers_upload_files_and_translators_do_not(db, client, address, role, answer):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse(address)).status_code == answer


@pytest.mark.parametrize("model", ["members_member", "brochures_brochure", "branding_logokit", "insights_dataset"])
@pytest.mark.parametrize(("role", "answer"), [("Communications officer", 200), ("Translator", 302)])
def test_officers_keep_the_records_and_translators_do_not(db, client, model, role, answer):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse(f"wagtailsnippets_{model}:add")).status_code == answer


def test_an_unknown_role_gives_nobody_anything(db):
    sync_roles()
    user = UserFactory()

    with pytest.raises(Group.DoesNotExist):
        give_role(user, "Queen")

    user.refresh_from_db()
    assert not user.is_staff


def test_an_administrator_may_everything(db):
    user = UserFactory()

    give_role(user, ADMINISTRATOR)

    assert user.has_perm("accounts.delete_user")
