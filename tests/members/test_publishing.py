"""A showcase without presentation, point of contact or services is never public."""

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from members.models import MemberIndexPage, MemberShowcasePage
from tests.factories import MemberFactory, MemberShowcasePageFactory

SERVICE = ("service", {"name": "Clinical testing", "description": ""})
PARTS = {
    "presentation": ("", "<p> &nbsp;\u200b</p>", "presentation"),
    "contact_role": ("", " \u200b ", "point of contact"),
    "services": ([], [("service", {"name": " ", "description": "Much."})], "services"),
}
every_part = pytest.mark.parametrize("part", PARTS)


@pytest.fixture
def publish(site_tree, officer_client):
    """Send the form for a new showcase, as the editor's button does."""
    parent = site_tree.section(MemberIndexPage)

    def post(action: str = "action-publish", **fields):
        values = {
            "presentation": "<p>From field to flacon.</p>",
            "contact_role": "Desk",
            "services": [SERVICE],
        } | fields
        data = {
            "title": "Rose Valley",
            "slug": "rose-valley",
            "member": values.get("member") or MemberFactory().pk,
            "summary": values.get("summary", "A cluster for roses."),
            "contact_note": values.get("contact_note", ""),
            "contact_role": values["contact_role"],
            "presentation": rich_text(values["presentation"]),
            "services": streamfield(values["services"]),
            action: "1",
        }
        address = reverse("wagtailadmin_pages:add", args=["members", "membershowcasepage", parent.pk])
        boxes = {"contact_languages": values.get("contact_languages", [])}
        return officer_client.post(address, nested_form_data(data) | boxes)

    return post


def test_a_complete_page_is_published(publish, client):
    response = publish()

    assert response.status_code == 302
    assert client.get("/en/members/rose-valley/").status_code == 200


def test_languages_of_the_contact_are_chosen_by_name_and_kept_as_codes(publish, site_tree, officer_client):
    publish(contact_languages=["ja", "en", "pl"])

    page = MemberShowcasePage.objects.get(slug="rose-valley")
    assert page.contact_languages == "ja, en, pl"
    form = officer_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    boxes = html5lib.parse(str(form["contact_languages"]), namespaceHTMLElements=False)
    chosen = [box for box in boxes.iter("label") if box.find("input").get("checked") is not None]
    assert ["".join(box.itertext()).strip() for box in chosen] == ["Japanese", "English", "Polish"]


def test_a_code_of_no_language_is_refused(publish):
    response = publish(contact_languages=["qq"])

    assert response.status_code == 200
    assert "qq is not one of the available choices" in response.content.decode()


@every_part
def test_the_form_names_the_part_that_is_missing(publish, client, part):
    empty, _blank, name = PARTS[part]
    response = publish(**{part: empty})

    assert response.status_code == 200
    assert f"The page cannot be published without this part: {name}." in response.content.decode()
    assert not MemberShowcasePage.objects.exists()
    assert client.get("/en/members/rose-valley/").status_code == 404


def test_the_form_names_all_missing_parts_together(publish):
    html = publish(**{part: values[0] for part, values in PARTS.items()}).content.decode()

    assert [name for *_, name in PARTS.values() if f"without this part: {name}." not in html] == []


@every_part
def test_a_draft_may_lack_a_part(publish, part):
    response = publish("action-save", **{part: PARTS[part][0]})

    assert response.status_code == 302
    assert not MemberShowcasePage.objects.get().live


@every_part
@pytest.mark.parametrize("kind", [0, 1], ids=["empty", "blank"])
def test_no_other_way_publishes_it_either(site_tree, part, kind):
    page = site_tree.add(MemberShowcasePageFactory, live=False)
    setattr(page, part, PARTS[part][kind])
    revision = page.save_revision(clean=False)

    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert list(refusal.value.message_dict) == [part]
    assert PARTS[part][2] in refusal.value.message_dict[part][0]
    page.refresh_from_db()
    assert not page.live


@every_part
def test_a_live_page_keeps_its_parts(site_tree, part):
    page = site_tree.add(MemberShowcasePageFactory)
    setattr(page, part, PARTS[part][0])

    with pytest.raises(ValidationError):
        page.save()


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("presentation", '<p><a href="mailto:desk@example.org">Write</a> to us.</p>'),
        ("contact_role", "Desk, desk@example.org"),
        ("contact_note", "Write to desk@example.org."),
        ("summary", "Ask desk@example.org for roses."),
        ("services", [("service", {"name": "Testing", "description": "Ask desk@example.org."})]),
    ],
)
def test_a_page_with_an_address_that_programs_collect_is_not_published(publish, client, part, text):
    response = publish(**{part: text})

    assert "No e-mail address may stand here" in response.content.decode()
    assert client.get("/en/members/rose-valley/").status_code == 404


def test_a_service_that_was_stored_without_a_description_is_whole(site_tree):
    page = site_tree.add(MemberShowcasePageFactory)
    page.services = [("service", {"name": "Testing"})]
    page.save()

    MemberShowcasePage.objects.get(pk=page.pk).save()

    assert MemberShowcasePage.objects.get(pk=page.pk).live


def test_a_member_has_one_page_in_a_language(publish, site_tree):
    taken = site_tree.add(MemberShowcasePageFactory, title="Roses")
    site_tree.add(MemberShowcasePageFactory, "fr", member=MemberFactory(slug="other"))

    assert "has a page in this language already: “Roses”" in publish(member=taken.member_id).content.decode()
    assert publish("action-save", member=taken.member_id).status_code == 302
    draft = MemberShowcasePage.objects.get(live=False)
    with pytest.raises(ValidationError, match="Roses"):
        draft.get_latest_revision().publish()
    taken.unpublish()
    draft.get_latest_revision().publish()
