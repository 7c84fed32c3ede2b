"""The screen of roles and rights says what the site does: it is asked beside the rules themselves."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.rights_matrix import OWN_LANGUAGE, Right, rights_by_group, rights_matrix
from accounts.roles import AUDITOR, OFFICER, PUBLISHER, REPRESENTATIVE
from news.models import NewsIndexPage
from tests.factories import UserFactory

FRENCH = "Translator (fr)"
# Wagtail keeps the rights on files under the names of its own models.
STAND_INS = {"wagtailimages.image": get_image_model(), "wagtaildocs.document": get_document_model()}
VERBS = ("view", "add", "change", "delete", "publish", "lock", "unlock", "bulk_delete", "choose")


def column(title: str):
    return next(column for column in rights_matrix().columns if str(column.title).startswith(title))


@pytest.mark.parametrize("role", [PUBLISHER, OFFICER, FRENCH, AUDITOR, REPRESENTATIVE])
def test_it_says_what_the_rules_answer(site_tree, role):
    """Each verb, for each kind of thing, is allowed exactly where the matrix has it."""
    user = UserFactory(role=role)
    shown = rights_by_group()[role]
    every = {right.thing for rights in rights_by_group().values() for right in rights}
    wrong = []
    for permission in Permission.objects.select_related("content_type"):
        kind = permission.content_type
        thing = f"{kind.app_label}.{kind.model}"
        verb = permission.codename.removesuffix(f"_{kind.model}")
        if thing not in every or verb not in VERBS or thing == "wagtailcore.page":
            continue
        policy = policy_registry.get_by_type(STAND_INS.get(thing) or kind.model_class())
        allowed = policy.user_has_permission(user, verb)
        if allowed != any(right.thing == thing and right.verb == verb for right in shown):
            wrong.append((thing, verb, allowed))
    for code in ("en", "fr"):
        page = site_tree.section(NewsIndexPage, code)
        for verb in ("add", "change", "publish", "lock", "unlock", "bulk_delete"):
            allowed = policy_registry.get(page).user_has_permission_for_instance(user, verb, page)
            if allowed != any(Right("wagtailcore.page", verb, where) in shown for where in ("", code)):
                wrong.append((code, verb, allowed))
    assert wrong == []


def test_translators_share_a_column_but_for_those_who_may_something_else(site_tree):
    UserFactory(role=FRENCH)
    shared = column("Translators")
    assert Right("wagtailcore.page", "change", OWN_LANGUAGE) in shared.rights
    assert [str(column.title) for column in rights_matrix().columns if "ranslator" in str(column.title)] == [
        "Translators, each for one language",
    ]

    Group.objects.get(name=FRENCH).permissions.add(Permission.objects.get(codename="add_member"))

    assert [str(column.title) for column in rights_matrix().columns if "ranslator" in str(column.title)] == [
        "Translators, each for one language",
        "Translator (French)",
    ]
    assert column("Translator (French)").cell("members.member") == ["add"]


def test_a_right_given_by_hand_shows(db):
    assert "view" not in " ".join(column("Communications").cell("accounts.user"))

    Group.objects.get(name=OFFICER).permissions.add(Permission.objects.get(codename="view_user"))

    assert column("Communications").cell("accounts.user") == ["see"]


def test_a_group_that_is_no_role_shows_as_soon_as_it_has_people(db):
    guests = Group.objects.create(name="Guests")
    guests.permissions.add(Permission.objects.get(codename="view_member"))
    assert "Guests" not in [str(column.title) for column in rights_matrix().columns]

    UserFactory().groups.add(guests)

    assert column("Guests").cell("members.member") == ["see"]


@pytest.mark.parametrize(("role", "status"), [(AUDITOR, 200), (PUBLISHER, 302), (OFFICER, 302), (FRENCH, 302)])
def test_administrators_and_auditors_read_it(db, client, role, status):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse("rights_report")).status_code == status
    assert (reverse("rights_report") in client.get("/admin/").content.decode()) is (status == 200)


def test_the_table_is_one_for_screen_readers_and_speaks_the_readers_language(site_tree, admin_client):
    UserFactory(role=FRENCH)
    page = admin_client.get(reverse("rights_report")).content.decode()
    html = page.partition('class="rights-matrix"')[2].partition("</table>")[0]
    assert html.count('scope="col"') == 1 + len(rights_matrix().columns) == 7
    assert html.count('scope="row"') > 12
    assert "<caption" in html

    user = User.objects.get(pk=admin_client.session["_auth_user_id"])
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "fr"})
    assert "Rôles et droits" in admin_client.get(reverse("rights_report")).content.decode()
