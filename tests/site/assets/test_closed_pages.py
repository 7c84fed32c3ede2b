"""A closed page closes its files too, in every language."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, ReferenceIndex

from accounts.roles import REPRESENTATIVE
from assets.models import CustomDocument, CustomImage, Rendition
from assets.tasks import make_image_renditions, review_confined_pictures
from audit.models import Entry, Event
from tests.factories import (
    BrochureFactory,
    BrochurePageFactory,
    DatasetFactory,
    DocumentFactory,
    ImageFactory,
    InsightPageFactory,
    LogoKitFactory,
    LogoKitPageFactory,
    NewsPageFactory,
    UserFactory,
)
from tests.files import picture_bytes


@pytest.fixture
def board(db):
    return Group.objects.create(name="Board")


@pytest.fixture
def member_of_the_board(board):
    user = UserFactory()
    user.groups.add(board)
    return user


def close(page, group) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(group)
    return restriction


def index(*things) -> None:
    """What the task worker does after a thing was saved."""
    for thing in things:
        ReferenceIndex.create_or_update_for_object(thing)


def article_with(site_tree, document, **fields):
    body = [("download", {"document": document, "title": ""})]
    pages = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Plan", body=body, **fields)
    index(*pages.values())
    return pages


def test_a_document_is_closed_with_the_only_page_that_uses_it(
    site_tree, client, fetch, board, member_of_the_board, officer
):
    document = DocumentFactory()
    pages = article_with(site_tree, document)
    assert fetch(document.url).status_code == 200

    close(pages["fr"], board)

    assert fetch(document.url).status_code == 404
    client.force_login(UserFactory())
    assert fetch(document.url).status_code == 404
    for reader in (member_of_the_board, officer):
        client.force_login(reader)
        response = fetch(document.url)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_document_that_an_open_page_uses_too_stays_open(site_tree, fetch, board):
    document = DocumentFactory()
    close(article_with(site_tree, document)["en"], board)

    article_with(site_tree, document, slug="open")

    assert fetch(document.url).status_code == 200


def test_a_document_of_a_draft_waits_for_its_page(site_tree, fetch):
    document = DocumentFactory()
    page = article_with(site_tree, document, live=False)["en"]
    assert fetch(document.url).status_code == 404

    page.save_revision().publish()

    assert fetch(document.url).status_code == 200


def test_the_files_of_a_brochure_are_closed_with_its_pages(site_tree, fetch, board):
    document = DocumentFactory()
    brochure = BrochureFactory(documents={"en": document})
    page = site_tree.add_versions(BrochurePageFactory, ["en"], brochure=brochure)["en"]
    index(brochure, page)
    assert fetch(document.url).status_code == 200

    close(page, board)

    assert fetch(document.url).status_code == 404


def test_the_files_of_a_logo_kit_are_closed_with_its_page(
    site_tree, fetch, board, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("branding.derivation.PNG_WIDTHS", (60,))
    with django_capture_on_commit_callbacks(execute=True):
        kit = LogoKitFactory(slug="gcc")
    page = site_tree.add_versions(LogoKitPageFactory, ["en"], kit=kit)["en"]
    index(page)
    addresses = [
        "/logos/gcc/gcc_horizontal_colour_rgb.svg",
        "/logos/gcc/preview/horizontal_colour",
        "/logos/gcc/gcc.zip",
    ]
    assert {fetch(address).status_code for address in addresses} == {200}

    close(page, board)

    assert {fetch(address).status_code for address in addresses} == {404}


@pytest.fixture
def picture(site_tree):
    """A picture with its sizes, and the only pages that show it."""
    image = ImageFactory(content=picture_bytes((420, 280)))
    pages = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Plan", image=image)
    index(*pages.values())
    make_image_renditions.func(image.pk)
    return image, pages


def address_of(image) -> str:
    return Rendition.objects.filter(image=image).first().url


def test_a_picture_leaves_its_public_address_with_the_only_page_that_shows_it(
    picture, client, fetch, board, member_of_the_board, django_capture_on_commit_callbacks
):
    image, pages = picture
    public = address_of(image)
    assert fetch(public).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        restriction = close(pages["en"], board)
    closed = address_of(image)

    assert (fetch(public).status_code, fetch(closed).status_code) == (404, 404)
    client.force_login(member_of_the_board)
    assert fetch(closed).status_code == 200
    assert closed.rpartition("/")[0] in fetch(pages["fr"].url).body.decode()
    client.logout()

    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert fetch(address_of(image)).status_code == 200
    assert address_of(image).startswith("/media/")


def test_a_picture_of_a_closed_collection_has_no_public_address(db, fetch, client, django_capture_on_commit_callbacks):
    closed = Collection.get_first_root_node().add_child(name="Board")
    image = ImageFactory(content=picture_bytes((420, 280)), collection=closed)
    make_image_renditions.func(image.pk)
    public = address_of(image)

    with django_capture_on_commit_callbacks(execute=True):
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")

    assert (fetch(public).status_code, fetch(address_of(image)).status_code) == (404, 404)
    client.force_login(UserFactory())
    assert fetch(address_of(image)).status_code == 200


def test_nothing_is_asked_of_pictures_while_nothing_is_closed(picture, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        review_confined_pictures.func()

    assert not CustomImage.objects.filter(is_confined=True).exists()


def test_a_picture_stays_private_when_its_closed_page_is_taken_down(
    picture, fetch, board, django_capture_on_commit_callbacks
):
    image, pages = picture
    with django_capture_on_commit_callbacks(execute=True):
        close(pages["en"], board)
        for page in pages.values():
            page.unpublish()

    assert "/media/" not in address_of(image)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_not_everybody_may_read_has_no_share_card(picture, client, fetch, board, member_of_the_board, language):
    page = picture[1][language]
    open_to_all = fetch(page.url).body.decode()
    assert 'property="og:image"' in open_to_all
    assert "noindex" not in open_to_all

    close(picture[1]["en"], board)
    client.force_login(member_of_the_board)
    html = fetch(page.url).body.decode()

    assert "og:" not in html
    assert "twitter:" not in html
    assert '<meta name="robots" content="noindex">' in html


def test_an_open_page_shares_no_picture_that_is_not_for_everybody(picture, fetch):
    image, pages = picture
    address = Rendition.objects.get(image=image, filter_spec__contains="1200x630").url
    assert fetch(pages["en"].url).body.decode().count(address) == 2  # the card, and the data for search engines

    CustomImage.objects.update(is_confined=True)
    assert address not in fetch(pages["en"].url).body.decode()
    CustomImage.objects.update(is_confined=False, audience="members")
    assert address.rpartition("/")[0] not in fetch(pages["fr"].url).body.decode()


def test_the_numbers_of_a_chart_are_closed_with_the_only_page_that_shows_it(site_tree, client, fetch, board, officer):
    dataset = DatasetFactory(slug="sales")
    chart = {"dataset": dataset, "kind": "bar", "title": "Sales", "description": "Two bars."}
    page = site_tree.add(InsightPageFactory, body=[("chart", chart)])
    index(page)
    assert fetch("/fr/data/sales.csv").status_code == 200

    close(page, board)

    assert fetch("/fr/data/sales.csv").status_code == 404
    client.force_login(officer)
    assert fetch("/fr/data/sales.csv").status_code == 200


def test_taking_the_numbers_of_a_closed_page_is_recorded(site_tree, client, fetch, board, officer):
    dataset = DatasetFactory(slug="sales")
    chart = {"dataset": dataset, "kind": "bar", "title": "Sales", "description": "Two bars."}
    page = site_tree.add(InsightPageFactory, body=[("chart", chart)])
    index(page)
    client.force_login(officer)
    fetch("/fr/data/sales.csv")
    assert not Entry.objects.filter(event=Event.DOWNLOADED).exists()

    close(page, board)
    fetch("/fr/data/sales.csv")

    row = Entry.objects.get(event=Event.DOWNLOADED)
    assert (row.actor, row.object_type, row.object_id) == (officer, "insights.dataset", str(dataset.pk))


def test_the_files_of_a_logo_are_for_those_for_whom_its_drawings_are(
    client, fetch, monkeypatch, db, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("branding.derivation.PNG_WIDTHS", (60,))
    with django_capture_on_commit_callbacks(execute=True):
        kit = LogoKitFactory(slug="gcc")
    CustomDocument.objects.filter(pk=kit.variants.get().master_id).update(audience="members")
    addresses = [
        "/logos/gcc/gcc_horizontal_colour_rgb.svg",
        "/logos/gcc/preview/horizontal_colour",
        "/logos/gcc/gcc.zip",
    ]

    assert {fetch(address).status_code for address in addresses} == {404}
    client.force_login(UserFactory())
    assert {fetch(address).status_code for address in addresses} == {404}
    client.force_login(UserFactory(role=REPRESENTATIVE))
    assert {fetch(address).status_code for address in addresses} == {200}


def test_a_cover_is_for_those_for_whom_its_brochure_is(db, django_capture_on_commit_callbacks):
    document = DocumentFactory()
    with django_capture_on_commit_callbacks(execute=True):
        brochure = BrochureFactory(documents={"en": document})
    cover = brochure.files.get().cover
    assert cover.audience == "public"

    with django_capture_on_commit_callbacks(execute=True):
        document.audience = "staff"
        document.save()

    cover.refresh_from_db()
    assert cover.audience == "staff"
    assert not [size.url for size in cover.renditions.all() if size.url.startswith("/media/")]
