"""Nobody fills the disk alone (knowledge: B16)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.forms import get_document_form
from wagtail.users.models import UserProfile

from accounts.models import User
from assets import quota
from assets.forms import DocumentForm
from assets.models import CustomDocument
from members.models import Representative
from tests.factories import DocumentFactory, ImageFactory, MemberFactory, UserFactory
from tests.files import picture_bytes


def errors_of_an_upload(user, instance=None, name: str = "a.txt") -> dict:
    form_class = get_document_form(CustomDocument)
    assert issubclass(form_class, DocumentForm)
    data = {"title": "One more", "collection": 1}
    return form_class(data, {"file": SimpleUploadedFile(name, b"x" * 100)}, instance=instance, user=user).errors


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


@pytest.fixture
def house(db):
    """A member for which two people speak, one of them also for another; a third one is staff besides."""
    alone, both, staff = UserFactory(is_superuser=True), UserFactory(is_superuser=True), UserFactory(is_superuser=True)
    User.objects.filter(pk=staff.pk).update(is_staff=True)
    first, second = MemberFactory(short_name="Palmarosa"), MemberFactory(short_name="Vetiver")
    for member, user in ((first, alone), (first, both), (first, staff), (second, both)):
        Representative.objects.create(member=member, user=user)
    return SimpleNamespace(alone=alone, both=both, staff=User.objects.get(pk=staff.pk))


def send_as(client, user, language="en"):
    """Through the form for documents, as the person sees it."""
    UserProfile.get_for_user(user).save()
    UserProfile.objects.filter(user=user).update(preferred_language=language)
    client.force_login(user)
    data = {"title": "One more", "collection": 1, "file": SimpleUploadedFile("a.txt", b"x" * 100)}
    return client.post(reverse("wagtaildocs:add"), data)


def test_the_files_of_all_who_speak_for_a_member_count_together(house, client, settings):
    settings.UPLOAD_QUOTA = {"files": 2, "bytes": 10**6}
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
    DocumentFactory(uploaded_by_user=house.alone, filename="a.txt", content=b"y")
    ImageFactory(uploaded_by_user=house.both, content=picture_bytes((9, 9)))

    for person in (house.alone, house.both):
        page = send_as(client, person).content.decode()
        assert "Palmarosa may keep 2 files" in page
        assert "Vetiver" not in page
    assert not CustomDocument.objects.filter(title="One more").exists()


@pytest.mark.parametrize(
    ("language", "advice"), [("fr", "Supprimez-en"), ("es", "Elimine"), ("ja", "削除"), ("ar", "احذفوا")]
)
def test_a_representative_is_told_in_the_own_language(house, client, language, advice, settings):
    settings.UPLOAD_QUOTA = {"files": 0, "bytes": 0}
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"

    [told] = send_as(client, house.alone, language).context["form"].errors["file"]

    assert "Palmarosa" in told
    assert advice in told


def test_what_staff_send_is_not_the_members_and_has_a_bound_of_its_own(house, settings):
    settings.UPLOAD_QUOTA = {"files": 1, "bytes": 10**6}
    settings.UPLOAD_QUOTA_OF_STAFF = {"files": 2, "bytes": 10**6}
    DocumentFactory(uploaded_by_user=house.staff, filename="a.txt", content=b"y")

    assert not errors_of_an_upload(house.alone)
    assert not errors_of_an_upload(house.staff)

    DocumentFactory(uploaded_by_user=house.staff, filename="b.txt", content=b"y")
    assert "You may keep 2 files" in str(errors_of_an_upload(house.staff))


# At the same moment


def test_two_who_send_at_the_same_moment_have_room_for_one_file_together(house, client, settings, monkeypatch):
    settings.UPLOAD_QUOTA = {"files": 1, "bytes": 10**6}
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
    save, answers = DocumentForm.save, []

    def save_a_moment_later(form, commit=True):
        """The form was found right; before its file is kept, the other one comes."""
        monkeypatch.setattr(DocumentForm, "save", save)
        answers.append(send_as(Client(), house.both))
        return save(form, commit)

    monkeypatch.setattr(DocumentForm, "save", save_a_moment_later)

    assert send_as(client, house.alone).status_code == 302
    assert "Palmarosa may keep 1 files" in answers[0].content.decode()
    assert CustomDocument.objects.filter(title="One more").count() == 1


def test_what_was_refused_or_never_kept_takes_no_room(house, client, settings, time_machine):
    settings.UPLOAD_QUOTA = {"files": 1, "bytes": 10**6}
    assert errors_of_an_upload(house.alone, name="a.exe")
    assert not errors_of_an_upload(house.both)  # found right, and then the connection broke
    assert errors_of_an_upload(house.alone)

    time_machine.move_to(timezone.now() + quota.HOLD + timedelta(seconds=1))

    assert not errors_of_an_upload(house.alone)


def test_what_waits_to_take_the_place_of_a_file_counts_too(house, settings):
    settings.UPLOAD_QUOTA = {"files": 3, "bytes": 1000}
    file = DocumentFactory(uploaded_by_user=house.alone, filename="a.txt", content=b"y")
    file.incoming.save("a.txt", ContentFile(b"y" * 950))

    assert "Delete some" in str(errors_of_an_upload(house.both))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads cannot share a database in memory")
def test_the_last_room_is_given_once_however_close_two_ask(settings, monkeypatch):
    settings.UPLOAD_QUOTA = {"files": 1, "bytes": 10**6}
    person, both_have_counted, check = UserFactory(is_superuser=True), Barrier(2), quota._check

    def count_and_wait_for_the_other(*args):
        check(*args)
        with suppress(BrokenBarrierError):  # as it should be: the other one waits for the first to have its room
            both_have_counted.wait(timeout=1)

    def ask(_number) -> bool:
        try:
            return not errors_of_an_upload(person)
        finally:
            connection.close()

    monkeypatch.setattr(quota, "_check", count_and_wait_for_the_other)
    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(ask, range(2))) == [False, True]
