"""In the admin, what one may not touch answers like what is not there: `test_matrix` asks so at every address."""

import pytest
from django.urls import reverse

from accounts.roles import AUDITOR, OFFICER
from editing.closed_objects import is_key
from tests.factories import MemberFactory, StandardPageFactory, UserFactory

from .addresses import arguments_of_addresses
from .scene import NOWHERE

# All other arguments of addresses: kinds of things, what to do with them, and what is said on the public site.
NO_KEYS = {
    *("action", "action_name", "app_label", "app_name", "content_type_app_name", "content_type_model_name"),
    *("filter_spec", "model_name"),
    *(
        "brochure",
        "code",
        "edition",
        "extension",
        "filename",
        "key",
        "kit",
        "language",
        "name",
        "number",
        "path",
        "slug",
        "token",
        "uidb36",
        "uidb64",
        "variant",
        "width",
        "word",
    ),
    # A passage, found within its translation only; what to do with a language.
    *("digest", "word"),
}


def test_every_argument_of_an_address_is_known_to_name_an_object_or_not():
    assert {name for name in arguments_of_addresses() if not is_key(name)} == NO_KEYS


@pytest.mark.parametrize("script", [{}, {"X-Requested-With": "XMLHttpRequest"}])
def test_both_answers_are_one_and_the_same_page(client, site_tree, script):
    member, user = MemberFactory(), UserFactory()
    japanese = site_tree.add(StandardPageFactory, "ja")
    names = {
        "wagtailsnippets_members_member:edit": member.pk,
        "wagtailusers_users:edit": user.pk,
        "wagtailadmin_pages:edit": japanese.pk,
        "wagtailadmin_explore": japanese.pk,
    }
    client.force_login(UserFactory(role="Translator (fr)"))

    for name, pk in names.items():
        closed, absent = (client.get(reverse(name, args=[key]), headers=script) for key in (pk, NOWHERE))
        assert closed.status_code == absent.status_code == 404, name
        assert closed.content == absent.content
    assert "permission" not in client.get(reverse("wagtailadmin_home")).content.decode().lower()


def test_a_section_that_is_closed_as_a_whole_says_so(client, db):
    client.force_login(UserFactory(role=AUDITOR))

    answer = client.get(reverse("wagtailimages:add"), follow=True)

    assert answer.redirect_chain == [("/admin/", 302)]
    assert "you do not have permission to access this area" in answer.content.decode()


def test_bulk_actions_do_not_tell_who_has_an_account(client, db):
    user = UserFactory(first_name="Ada", last_name="Green")
    client.force_login(UserFactory(role=OFFICER))

    answers = [
        client.get(reverse("wagtail_bulk_action", args=["accounts", "user", "delete"]) + f"?id={pk}")
        for pk in (user.pk, NOWHERE)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
