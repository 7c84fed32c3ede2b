"""Roles are groups that say what the code declares: after each migrate, for each language, whoever changed them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page

from accounts.models import Invitation
from accounts.rights_matrix import rights_by_group
from accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    OFFICER,
    PUBLISHER,
    REPRESENTATIVE,
    give_role,
    roles,
    sync_roles,
)
from home.models import HomePage
from news.models import NewsIndexPage
from tests.factories import DocumentFactory, NewsPageFactory, UserFactory

FRENCH, JAPANESE = "Translator (fr)", "Translator (ja)"


def rights() -> set:
    found = set()
    for group in Group.objects.filter(name__in=[role.name for role in roles()]):
        found |= {(group.name, permission.codename) for permission in group.permissions.all()}
        for model in (GroupPagePermission, GroupCollectionPermission):
            rows = model.objects.filter(group=group).values_list("permission__codename", flat=True)
            found |= {(group.name, model.__name__, codename) for codename in rows}
            assert len(rows) == len(set(rows))
    return found


def trees_of(role: str) -> set[str]:
    rows = GroupPagePermission.objects.filter(group__name=role).select_related("page__locale")
    return {row.page.locale.language_code for row in rows}


def test_a_migrated_database_has_every_role(db):
    languages = [f"Translator ({code})" for code in Locale.objects.values_list("language_code", flat=True)]

    assert len(languages) == 12
    found = set(Group.objects.values_list("name", flat=True))
    assert {PUBLISHER, OFFICER, AUDITOR, REPRESENTATIVE, *languages} <= found


def test_bringing_the_roles_in_line_twice_changes_nothing(db):
    sync_roles()
    before = rights()

    call_command("roles", verbosity=0)

    assert rights() == before


def test_a_right_that_somebody_added_by_hand_goes(db):
    sync_roles()
    before = rights()
    Group.objects.get(name=FRENCH).permissions.add(Permission.objects.get(codename="delete_user"))

    sync_roles()

    assert rights() == before


def test_a_new_language_brings_its_translators_and_takes_them_along(db):
    locale = Locale.objects.create(language_code="nl")
    assert Group.objects.filter(name="Translator (nl)").exists()
    assert trees_of("Translator (nl)") == set()

    Page.get_first_root_node().add_child(instance=HomePage(title="Start", slug="nl", locale=locale))
    assert trees_of("Translator (nl)") == {"nl"}

    HomePage.objects.get(slug="nl").delete()
    locale.delete()
    assert not Group.objects.filter(name="Translator (nl)").exists()
    assert Group.objects.filter(name=FRENCH).exists()


def test_translators_of_all_languages_become_those_of_their_own(db):
    former = Group.objects.create(name="Translator")
    french, unknown = UserFactory(language="fr"), UserFactory()
    former.user_set.set([french, unknown])
    Invitation.objects.create(email="new@example.org", language="ja", role="Translator")

    import_module("accounts.migrations.0005_translators_by_language").divide(apps, None)

    assert not Group.objects.filter(name="Translator").exists()
    assert [group.name for group in french.groups.all()] == [FRENCH]
    assert not unknown.groups.exists()
    assert Invitation.objects.get().role == JAPANESE


def test_there_are_no_groups_but_those_of_the_roles(db):
    call_command("roles", verbosity=0)

    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles()}


def test_groups_of_wagtail_with_people_stay_and_the_others_can_come_back(db):
    migration = import_module("accounts.migrations.0007_no_stock_groups")
    stock = Group.objects.filter(name__in=["Editors", "Moderators"])

    migration.bring_back(apps, None)
    assert stock.count() == 2
    assert GroupPagePermission.objects.filter(group__name="Moderators", permission__codename="publish_page").exists()
    UserFactory().groups.add(stock.get(name="Editors"))
    migration.remove(apps, None)

    assert [group.name for group in stock] == ["Editors"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (PUBLISHER, {"edit", "publish", "lock", "unlock", "add_subpage"}),
        (OFFICER, {"edit", "publish", "add_subpage"}),
        (FRENCH, {"edit"}),
        (JAPANESE, set()),
        (AUDITOR, set()),
        (REPRESENTATIVE, set()),
        (None, set()),
    ],
)
def test_what_each_role_may_do_with_a_french_section(site_tree, role, may):
    section = site_tree.section(NewsIndexPage, "fr")
    actions = ("edit", "publish", "lock", "unlock", "add_subpage", "delete", "move", "unpublish")
    person = section.permissions_for_user(UserFactory(role=role))

    allowed = {action for action in actions if getattr(person, f"can_{action}")()}

    if may >= {"publish"}:
        may = may | {"delete", "move", "unpublish"}
    assert allowed == may


def test_officers_delete_no_section_with_what_is_in_it(site_tree):
    article = site_tree.add(NewsPageFactory, "fr")
    section = article.get_parent()

    assert not section.permissions_for_user(UserFactory(role=OFFICER)).can_delete()
    assert section.permissions_for_user(UserFactory(role=PUBLISHER)).can_delete()


@pytest.mark.parametrize(
    "address", ["wagtailimages:add", "wagtaildocs:add", "wagtailimages:add_multiple", "wagtaildocs:add_multiple"]
)
@pytest.mark.parametrize(("role", "answer"), [(OFFICER, 200), (FRENCH, 302), (AUDITOR, 302)])
def test_officers_upload_files_and_translators_do_not(db, client, address, role, answer):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse(address)).status_code == answer


def test_auditors_see_the_tree_and_its_history(site_tree, client):
    article = site_tree.add(NewsPageFactory, "fr", title="Avant-garde")
    client.force_login(UserFactory(role=AUDITOR))

    listing = client.get(reverse("wagtailadmin_explore", args=[article.get_parent().pk]))

    assert "Avant-garde" in listing.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) not in listing.content.decode()
    assert client.get(reverse("wagtailadmin_reports:site_history")).status_code == 200


def test_auditors_read_the_history_of_a_page_and_where_it_is_used_but_no_version(site_tree, client):
    article = site_tree.add(NewsPageFactory, "fr", title="Avant-garde")
    article.save_revision(user=UserFactory(first_name="Ana", last_name="Example"), log_action=True)
    article.save_revision(log_action=True)
    client.force_login(UserFactory(role=AUDITOR))

    history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk]))

    assert "Ana Example" in history.content.decode()
    assert f"/admin/pages/{article.pk}/edit/" not in history.content.decode()
    assert "/revisions/" not in history.content.decode()
    assert client.get(reverse("wagtailadmin_pages:usage", args=[article.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).status_code == 404


@pytest.mark.parametrize(("role", "gets"), [(AUDITOR, 404), (OFFICER, 200), (FRENCH, 200)])
def test_files_that_are_not_for_everybody_are_for_those_whom_the_matrix_gives_files(db, client, fetch, role, gets):
    closed = [DocumentFactory(audience=audience, title="Minutes") for audience in ("members", "staff")]
    public = DocumentFactory()
    user = UserFactory(role=role)
    client.force_login(user)

    assert [fetch(reverse("assets:download", args=[document.pk])).status_code for document in closed] == [gets, gets]
    assert fetch(reverse("assets:download", args=[public.pk])).status_code == 200
    assert ("Minutes" in client.get("/admin/api/main/documents/").content.decode()) is (gets == 200)
    things = {right.thing for right in rights_by_group()[role]}
    assert ("wagtaildocs.document" in things) is (gets == 200)


def test_an_unknown_role_gives_nobody_anything(db):
    user = UserFactory()

    with pytest.raises(Group.DoesNotExist):
        give_role(user, "Queen")

    user.refresh_from_db()
    assert not user.is_staff


def test_representatives_are_no_staff(db):
    user = UserFactory(role=REPRESENTATIVE)

    assert not user.is_staff
    assert not user.has_perm("wagtailadmin.access_admin")


def test_an_administrator_may_everything(db):
    user = UserFactory()

    give_role(user, ADMINISTRATOR)

    assert user.has_perm("accounts.delete_user")


def test_the_demonstration_has_an_account_for_each_kind_of_role(db, settings):
    shown = {account["role"].partition(" (")[0] for account in settings.DEMO_ACCOUNTS}

    assert shown == {ADMINISTRATOR, *(role.name.partition(" (")[0] for role in roles())}
    assert {account["role"] for account in settings.DEMO_ACCOUNTS} <= {ADMINISTRATOR, *(role.name for role in roles())}
    represented = [slug for account in settings.DEMO_ACCOUNTS for slug in account.get("represents", ())]
    assert represented
    assert all((settings.ROOT / "demo" / "content" / "members" / slug).is_dir() for slug in represented)
