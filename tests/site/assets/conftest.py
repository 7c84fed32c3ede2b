import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assets.models import CustomDocument, CustomImage
from tests.forms import save


@pytest.fixture(scope="module", autouse=True)
def sizes_of_pictures():
    """Made, as after every upload."""


@pytest.fixture
def upload(officer_client, settings, django_capture_on_commit_callbacks):
    """Send a file as an officer does; `inspect` says whether the task worker runs."""
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"

    def post(content: bytes, name: str, instead_of=None, inspect: bool = True, **changes):
        is_image = isinstance(instead_of, CustomImage) or (instead_of is None and name.endswith((".png", ".jpg")))
        views = "wagtailimages" if is_image else "wagtaildocs"
        address = reverse(f"{views}:edit", args=[instead_of.pk]) if instead_of else reverse(f"{views}:add")
        data = {"title": "File", "collection": 1, "audience": "public", **changes}
        if content:
            data["file"] = SimpleUploadedFile(name, content)
        with django_capture_on_commit_callbacks(execute=inspect):
            response = save(officer_client, address, data)
        assert response.status_code == 302, response.context["form"].errors
        model = CustomImage if is_image else CustomDocument
        return model.objects.get(pk=instead_of.pk) if instead_of else model.objects.latest("pk")

    return post
