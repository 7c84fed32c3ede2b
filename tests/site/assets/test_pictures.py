"""Sizes of pictures: made after upload, looked up by pages, never made by a reader's request."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.urls import reverse

from assets.models import CustomImage, Rendition
from assets.renditions import SPECS, find_renditions, make_renditions
from audit.models import Entry, Event
from tests.factories import ImageFactory
from tests.files import logo_bytes, picture_bytes
from tests.forms import save

# Sizes of a small picture are made in no time.
SMALL = (420, 280)


@pytest.fixture
def send(settings, officer_client, django_capture_on_commit_callbacks):
    """Upload a picture, or another one in its place, as an officer does."""
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"

    def post(content: bytes, image: CustomImage | None = None, **changes):
        address = reverse("wagtailimages:edit", args=[image.pk]) if image else reverse("wagtailimages:add")
        data = {"title": "Garden", "collection": 1, "audience": "public", **changes}
        if content:
            data["file"] = SimpleUploadedFile("garden.png", content, "image/png")
        with django_capture_on_commit_callbacks(execute=True):
            return save(officer_client, address, data)

    return post


@pytest.fixture
def image(send):
    send(picture_bytes(SMALL))
    return CustomImage.objects.get()


def picture_tag(image) -> str:
    return Template('{% load reading %}{% picture image "card" alt="A garden" %}').render(Context({"image": image}))


def addresses(image) -> dict[str, str]:
    return {rendition.filter_spec: rendition.url for rendition in image.renditions.filter(filter_spec__in=SPECS)}


def test_an_uploaded_picture_gets_all_its_sizes(image, fetch):
    assert set(addresses(image)) == set(SPECS)
    assert {fetch(address).status_code for address in addresses(image).values()} == {200}


def test_a_replaced_picture_gets_new_addresses_and_the_old_ones_end(image, send, stored_files, fetch):
    before = addresses(image)

    send(picture_bytes(SMALL, "#E3A798"), image)

    after = addresses(CustomImage.objects.get())
    assert set(after) == set(SPECS)
    assert not set(after.values()) & set(before.values())
    assert {fetch(address).status_code for address in before.values()} == {404}


def test_a_moved_focal_point_leaves_only_crops_around_the_new_one(image, send):
    before = addresses(image)

    send(b"", image, focal_point_x=100, focal_point_y=100, focal_point_width=50, focal_point_height=50)

    crop = next(spec for spec in SPECS if spec.startswith("fill"))
    assert Rendition.objects.filter(image=image, filter_spec=crop).count() == 1
    assert addresses(image)[crop] != before[crop]


def test_a_picture_that_becomes_internal_leaves_the_public_folder(stored_files, image, send, fetch):
    before = addresses(image)

    send(b"", image, audience="staff")

    assert {fetch(address).status_code for address in before.values()} == {404}
    assert not [path for path in stored_files() if "public" in path.parts]


def test_only_staff_see_the_sizes_of_an_internal_picture(send, client, fetch):
    send(picture_bytes(SMALL), audience="staff")
    address = next(iter(addresses(CustomImage.objects.get()).values()))

    assert fetch(address).status_code == 200
    assert fetch(reverse("wagtailimages:index")).status_code == 200
    client.logout()
    assert fetch(address).status_code == 404


def test_who_gets_an_internal_picture_in_a_size_of_the_pages_is_recorded_once_an_hour(send, client, fetch, officer):
    send(picture_bytes(SMALL), audience="members")
    image = CustomImage.objects.get()
    shown, listed = image.get_rendition(SPECS[0]).url, image.get_rendition("max-165x165").url
    client.force_login(officer)

    for address in (listed, shown, shown):
        assert fetch(address).status_code == 200

    row = Entry.objects.get(event=Event.DOWNLOADED)
    assert (row.actor, row.object_type, row.object_id) == (officer, "assets.customimage", str(image.pk))


def test_a_page_shows_no_internal_picture(send):
    send(picture_bytes(SMALL), audience="staff")

    assert "/pictures/" not in picture_tag(CustomImage.objects.get())


def test_a_page_makes_no_size_of_a_picture(db):
    html = picture_tag(ImageFactory())

    assert 'src="data:' in html
    assert 'alt="A garden"' in html
    assert not Rendition.objects.exists()


def test_a_page_offers_the_sizes_with_width_and_height_and_asks_nothing(send, django_assert_num_queries):
    send(picture_bytes())
    image = CustomImage.objects.with_renditions().get()
    small, large = find_renditions(image, "card")

    with django_assert_num_queries(0):
        html = picture_tag(image)

    assert f'srcset="{small.url} 400w, {large.url} 640w"' in html
    assert 'height="427"' in html
    assert 'width="640"' in html


def test_making_sizes_again_changes_nothing(image):
    before = addresses(image)

    make_renditions(image)

    assert addresses(image) == before


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"no picture at all", "not a PNG file, whatever its name says"),
        (b"<!doctype html><html><body><p>Hello</p></body></html>", "not a PNG file, whatever its name says"),
        (picture_bytes()[:200], "save it again"),
        (logo_bytes(), "not a PNG file, whatever its name says"),
    ],
    ids=["text", "web page", "torn", "drawing"],
)
def test_a_broken_picture_is_refused_and_nothing_is_kept(send, stored_files, content, advice):
    response = send(content)

    assert response.status_code == 200
    assert advice in response.content.decode()
    assert not CustomImage.objects.exists()
    assert not stored_files()


def test_the_form_says_what_the_description_of_a_picture_is_for(image, officer_client):
    form = officer_client.get(reverse("wagtailimages:edit", args=[image.pk])).context["form"]

    assert "do not see it" in form["description"].help_text
