"""What is somebody else's: by number, by slug, by form field, in a bulk action, in an export."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page, Revision

from accounts.roles import AUDITOR, OFFICER
from assets.models import Audience, CustomDocument, CustomImage
from members.models import Member, MemberShowcasePage, Representative
from news.models import NewsIndexPage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    MemberFactory,
    MemberShowcasePageFactory,
    NewsPageFactory,
    UserFactory,
)
from translations.beginning import begin
from translations.models import Translation
from translations.sources import keep_source

FRENCH = "Translator (fr)"
ABSENT = 999_999
BULK_ON_PAGES = ("delete", "move", "publish", "unpublish")
SECRET = "Palmarosa"


@pytest.fixture
def theirs(site_tree) -> MemberShowcasePage:
    """A draft about another member, with a revision, a translation and files."""
    member = MemberFactory(short_name="Theirs", slug="theirs", website="https://example.org/")
    page = site_tree.add(MemberShowcasePageFactory, member=member, title=SECRET, live=False)
    page.save_revision()
    begin(keep_source(page, is_draft=True), Locale.objects.get(language_code="ja"))
    return page


@pytest.fixture
def representative(client, db):
    user = UserFactory()
    Representative.objects.create(member=MemberFactory(slug="ours"), user=user)
    client.force_login(user)
    return user


def in_the_admin(member: int, page: int, revision: int, translation: int) -> list[str]:
    record, tree = "wagtailsnippets_members_member", "wagtailadmin_pages"
    return [
        *(reverse(f"{record}:{verb}", args=[member]) for verb in ("edit", "delete", "copy", "history", "usage")),
        reverse(f"{record}:list") + "?export=csv",
        *(reverse(f"{tree}:{verb}", args=[page]) for verb in ("edit", "view_draft", "preview_on_edit", "history")),
        *(reverse(f"{tree}:{verb}", args=[page, revision]) for verb in ("revisions_view", "revisions_revert")),
        reverse(f"{tree}:revisions_compare", args=[page, revision, "live"]),
        *(
            reverse(f"translation_desk:{verb}", args=[translation])
            for verb in ("editor", "preview", "send_back", "publish_with_gaps", "unlink", "link")
        ),
        *(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page}"
            for action in BULK_ON_PAGES
        ),
        reverse("wagtail_bulk_action", args=["members", "member", "delete"]) + f"?id={member}",
        reverse("wagtailadmin_reports:site_history") + "?export=xlsx",
    ]


def state() -> dict:
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in (Member, Page, Revision, Translation)
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_representatives_reach_nothing_through_the_admin_that_exists_or_not(representative, client, theirs, method):
    before = state()
    numbers = (theirs.member_id, theirs.pk, Revision.objects.last().pk, Translation.objects.get().pk)
    existing, missing = in_the_admin(*numbers), in_the_admin(ABSENT, ABSENT, ABSENT, ABSENT)

    for real, made_up in zip(existing, missing, strict=True):
        answers = [getattr(client, method)(address) for address in (real, made_up)]
        assert [(answer.status_code, answer.url.partition("?")[0]) for answer in answers] == [
            (302, "/admin/login/")
        ] * 2
    assert state() == before


@pytest.mark.parametrize("code", ["en", "ja"])
def test_a_draft_of_somebody_else_answers_like_no_page(representative, fetch, theirs, code):
    forbidden, absent = fetch(f"/{code}/members/theirs/"), fetch(f"/{code}/members/theirz/")

    assert forbidden.status_code == absent.status_code == 404
    assert SECRET not in forbidden.body.decode()
    assert forbidden.body.replace(b"theirs", b"theirz") == absent.body


@pytest.mark.parametrize("factory", [DocumentFactory, ImageFactory])
def test_files_of_staff_answer_like_no_file(representative, fetch, factory):
    asset = factory(audience=Audience.STAFF)
    addresses = {
        CustomDocument: ["/download/{}/", f"/documents/{{}}/{getattr(asset, 'filename', '')}"],
        CustomImage: [f"/pictures/{asset.file.name.rpartition('/')[2]}?{{}}", f"/media/{asset.file.name}?{{}}"],
    }[type(asset)]
    for address in addresses:
        forbidden, absent = fetch(address.format(asset.pk)), fetch(address.format(ABSENT))
        assert forbidden.status_code == absent.status_code == 404
        assert forbidden.body == absent.body


# Between languages


@pytest.fixture
def translator(client, site_tree):
    client.force_login(UserFactory(role=FRENCH))


@pytest.mark.parametrize("action", BULK_ON_PAGES)
@pytest.mark.parametrize("code", ["fr", "ja"])
def test_translators_do_nothing_in_bulk(translator, client, site_tree, action, code):
    pages = [site_tree.add(NewsPageFactory, code, live=live) for live in (True, False)]
    place = site_tree.section(NewsIndexPage, "fr").get_parent()
    before = state()
    query = "&".join(f"id={page.pk}" for page in pages)

    client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{query}",
        {"chooser": place.pk, "move_applicable": "on", "include_descendants": "on"},
    )

    assert state() == before


@pytest.mark.parametrize(
    ("app", "model", "factory", "actions"),
    [
        ("assets", "customdocument", DocumentFactory, ("delete", "add_to_collection", "add_tags")),
        ("assets", "customimage", ImageFactory, ("delete", "add_to_collection", "add_tags")),
        ("members", "member", MemberFactory, ("delete",)),
    ],
)
@pytest.mark.parametrize("role", [FRENCH, AUDITOR])
def test_who_only_looks_changes_no_file_and_no_record_in_bulk(client, db, role, app, model, factory, actions):
    thing = factory()
    client.force_login(UserFactory(role=role))
    before = type(thing).objects.values().get(pk=thing.pk)

    for action in actions:
        client.post(
            reverse("wagtail_bulk_action", args=[app, model, action]) + f"?id={thing.pk}",
            {"tags": "x", "collection": 1},
        )

    assert type(thing).objects.values().get(pk=thing.pk) == before


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/search/",
        "/admin/reports/site-history/?export=csv",
        "/admin/api/main/pages/?fields=*",
        "/admin/pages/usage/members/membershowcasepage/",
    ],
)
def test_lists_and_exports_tell_translators_of_their_own_language_only(translator, client, theirs, site_tree, address):
    site_tree.add(NewsPageFactory, "fr", title="Avant-garde")

    answer = client.get(address)

    assert answer.status_code == 200
    assert SECRET not in b"".join(answer).decode()
    client.force_login(UserFactory(role=OFFICER))
    assert SECRET in b"".join(client.get(address)).decode()
