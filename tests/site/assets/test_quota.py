"""Nobody fills the disk alone (knowledge: B16)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.forms import get_document_form

from assets.forms import DocumentForm
from assets.models import CustomDocument
from tests.factories import DocumentFactory, ImageFactory, UserFactory
from tests.files import picture_bytes


def errors_of_an_upload(user, instance=None) -> dict:
    form_class = get_document_form(CustomDocument)
    assert issubclass(form_class, DocumentForm)
    data = {"title": "One more", "collection": 1}
    return form_class(data, {"file": SimpleUploadedFile("a.txt", b"x" * 100)}, instance=instance, user=user).errors


@pytest.mark.parametrize(
    ("files", "most_bytes", "refused"), [(3, 10**6, False), (2, 10**6, True), (3, 950, True)], ids=str
)
def test_files_and_bytes_of_one_person_have_a_limit(db, settings, files, most_bytes, refused):
    # Every right and no staff: the limit asks for the person alone.
    person = UserFactory(is_superuser=True)
    DocumentFactory(uploaded_by_user=person, content=b"y" * 800, filename="b.txt")
    ImageFactory(uploaded_by_user=person, content=picture_bytes((9, 9)))
    ImageFactory(content=picture_bytes((900, 900)))
    settings.UPLOAD_QUOTA = {"files": files, "bytes": most_bytes}

    assert ("Delete some" in str(errors_of_an_upload(person))) is refused


def test_a_file_may_be_replaced_when_their_number_is_used_up(db, settings):
    person = UserFactory(is_superuser=True)
    settings.UPLOAD_QUOTA = {"files": 1, "bytes": 10**6}

    assert not errors_of_an_upload(person, DocumentFactory(uploaded_by_user=person, filename="b.txt", content=b"y"))


def test_staff_have_no_limit(officer, settings):
    settings.UPLOAD_QUOTA = {"files": 0, "bytes": 0}

    assert not errors_of_an_upload(officer)
