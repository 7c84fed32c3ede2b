"""In the admin, what one may not touch answers like what is not there: every address that names an object, for all."""

import pytest
from django.urls import reverse

from accounts.roles import AUDITOR, OFFICER
from editing.closed_objects import is_key
from tests.factories import MemberFactory, StandardPageFactory, UserFactory

from .addresses import arguments_of_addresses, every_address
from .declared import NOT_ASKED, who_gets_in
from .verdicts import NO_METHOD, OUT, verdict

NOWHERE = 999_999
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
# Declared for everybody who works here, and about no object: for a session that is none of theirs, nothing happens.
NOT_ABOUT_OBJECTS = {"wagtailadmin_editing_sessions:release"}


def in_the_admin(argument) -> dict[str, str]:
    left_out = NOT_ASKED | NOT_ABOUT_OBJECTS
    found = (address for address in every_address(argument) if address.name not in left_out)
    return {address.name: address.path for address in found if address.path.startswith("/admin/")}


@pytest.mark.parametrize("who", ["translator", "auditor", "officer", "publisher", "administrator"])
def test_what_is_closed_to_somebody_answers_like_what_is_not_there(scene, asking, nothing_is_drawn, who):
    closed = in_the_admin(scene.argument)
    absent = in_the_admin(lambda name, key: NOWHERE if is_key(key) else scene.argument(name, key))
    about_objects = [name for name in closed if closed[name] != absent.get(name, closed[name])]
    wrong = []
    for name in about_objects:
        for method in ("get", "post"):
            found = asking(scene.people[who], method, closed[name])
            if who in who_gets_in(name) and verdict(found) not in (OUT, NO_METHOD):
                continue
            missing = asking(scene.people[who], method, absent[name])
            if (found.status_code, missing.status_code) != (404, 404) or found.content != missing.content:
                wrong.append(f"{method} {closed[name]} ({name}): {found.status_code}, absent {missing.status_code}")

    assert len(about_objects) > 100
    assert not wrong, "\n".join(wrong)


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
