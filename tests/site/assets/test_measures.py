from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from PIL.ImageFile import ImageFile

from assets.models import CustomImage
from tests.files import logo_bytes, picture_bytes


@pytest.mark.parametrize(
    ("name", "content", "measures"),
    [
        ("photo.png", picture_bytes((130, 90)), (130, 90)),
        ("photo.webp", picture_bytes((130, 90), kind="WEBP"), (130, 90)),
        ("a-drawing-under-another-name.png", logo_bytes(), (120, 40)),
    ],
)
def test_the_measures_of_a_picture_are_read_without_decoding_it(name, content, measures):
    with patch.object(ImageFile, "load", side_effect=AssertionError("decoded")):
        image = CustomImage(collection_id=0, file=ContentFile(content, name))
    assert (image.width, image.height) == measures
    assert image.file.read() == content
