"""From upload to reader: nothing is served before it is clean (knowledge: E3 14, 19, 20, 23; issue: files)."""

import io
import time

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.models import SourceImageIOError
from wagtail.users.models import UserProfile

from assets import services
from assets.forms import DocumentForm
from assets.models import CustomDocument, CustomImage, Rendition
from assets.tasks import inspect_waiting_files, make_missing_renditions
from tests.factories import BrochureFactory, DocumentFactory, ImageFactory, LogoKitFactory
from tests.files import logo_bytes, pdf_bytes, pdf_of_nested_pages, pdf_of_one_page_repeated, picture_bytes

SMALL = (60, 40)
BROKEN_ZIP = b"PK\x03\x04 and nothing more"


def test_an_upload_is_served_when_it_is_clean_and_not_before(upload, fetch, django_capture_on_commit_callbacks):
    document = upload(pdf_bytes(pages=3), "plan.pdf", inspect=False)
    assert (document.state, fetch(document.url).status_code) == ("pending", 404)

    with django_capture_on_commit_callbacks(execute=True):
        inspect_waiting_files.func()

    response = fetch(document.url)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert CustomDocument.objects.get().page_count == 3


@pytest.mark.parametrize("name", ["plan.pdf", "plan.exe"])
def test_an_empty_or_foreign_file_is_answered_with_one_sentence(officer_client, settings, name):
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
    content = b"" if name.endswith("pdf") else b"MZ"

    def send(view, **more):
        files = {field: SimpleUploadedFile(name, content) for field in ("file", "files[]")}
        return officer_client.post(reverse(view), {"title": "Plan", "collection": 1, **files}, **more)

    one = send("wagtaildocs:add").context["form"].errors["file"]
    many = send("wagtaildocs:add_multiple", headers={"X-Requested-With": "XMLHttpRequest"}).json()["error_message"]

    assert len(one) == 1
    assert many == one[0]


@pytest.mark.parametrize("content", [pdf_of_one_page_repeated(100_000), pdf_of_nested_pages(5)], ids=["flat", "nested"])
def test_a_book_of_100000_pages_is_refused_while_its_form_is_answered(officer_client, settings, content):
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
    file, begin = SimpleUploadedFile("book.pdf", content), time.process_time()

    response = officer_client.post(reverse("wagtaildocs:add"), {"title": "Book", "collection": 1, "file": file})

    assert "100000 pages" in str(response.context["form"].errors["file"])
    assert time.process_time() - begin < 5
    assert not CustomDocument.objects.exists()


def test_a_picture_that_waits_is_a_sign_for_editors_and_a_free_place_for_readers(upload, officer_client, fetch):
    image = upload(picture_bytes(SMALL), "garden.png", inspect=False)

    edit = reverse("wagtailimages:edit", args=[image.pk])
    for view in (edit, reverse("wagtailimages:index"), reverse("wagtailimages_chooser:choose")):
        response = officer_client.get(view)
        assert "assets/pending.svg" in response.content.decode(), view
    assert image.get_renditions("width-30", "original")["width-30"].url.endswith("pending.svg")
    assert not image.renditions.exists()
    assert officer_client.get(reverse("wagtailimages:preview", args=[image.pk, "width-30"])).status_code == 404
    with pytest.raises(SourceImageIOError), image.get_willow_image():
        pass


def test_a_clean_picture_appears_with_all_its_sizes_and_without_its_secrets(upload, fetch):
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "Ann Sender", 6
    out = io.BytesIO()
    Image.new("RGB", SMALL, "green").save(out, "JPEG", exif=exif)

    image = upload(out.getvalue(), "garden.jpg")

    assert (image.state, image.width, image.height) == ("clean", 40, 60)
    assert image.file_size == image.file.size
    with image.open_file() as original:
        assert b"Ann Sender" not in original.read()
    assert {fetch(rendition.url).status_code for rendition in image.renditions.all()} == {200}


def test_a_file_that_is_refused_says_why_and_is_never_served(upload, officer_client, fetch):
    document = upload(BROKEN_ZIP, "kit.zip")

    assert (document.state, fetch(document.url).status_code) == ("refused", 404)
    advice = "Save it again without protection"
    assert advice in officer_client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Refused" in officer_client.get(reverse("wagtaildocs:index")).content.decode()
    assert "kit.zip" not in officer_client.get(reverse("wagtaildocs_chooser:choose")).content.decode()


def test_the_uploader_of_a_drawing_reads_what_was_taken_out(upload, officer_client):
    start, end = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">', b'<path d="M0 0h9v9z"/></svg>'
    document = upload(start + b"<script>1</script><image href='https://evil.example/a.png'/>" + end, "mark.svg")
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert document.state == "clean"

    words = {}
    for language in ("en", "fr", "es", "ja", "ar"):
        UserProfile.objects.update_or_create(
            user_id=officer_client.session["_auth_user_id"], defaults={"preferred_language": language}
        )
        page = html5lib.parse(officer_client.get(edit).content.decode(), namespaceHTMLElements=False)
        told = next(part for part in page.iter("div") if "help-warning" in part.get("class", ""))
        words[language] = " ".join("".join(told.itertext()).split())

    assert "references to other places: 1 · scripts: 1" in words["en"]
    assert len(set(words.values())) == 5

    replaced = upload(start + end, "mark.svg", instead_of=document)
    assert replaced.removed == {}
    assert "help-warning" not in officer_client.get(edit).content.decode()


@pytest.mark.parametrize(
    ("factory", "first", "second", "name"),
    [
        (DocumentFactory, pdf_bytes(pages=1), pdf_bytes(pages=4), "plan.pdf"),
        (ImageFactory, picture_bytes(SMALL), picture_bytes((90, 30)), "garden.png"),
    ],
)
def test_the_earlier_file_is_served_until_the_new_one_is_clean(
    upload, stored_files, django_capture_on_commit_callbacks, factory, first, second, name
):
    before = factory(content=first, filename=name)
    waiting = upload(second, name, instead_of=before, inspect=False)

    assert waiting.is_served
    assert (waiting.file.name, waiting.file_hash) == (before.file.name, before.file_hash)
    assert "earlier file" in " ".join(map(str, waiting.state_in_words))

    with django_capture_on_commit_callbacks(execute=True):
        inspect_waiting_files.func()

    after = factory._meta.model.objects.get()
    assert (after.file.name, after.file_hash) != (before.file.name, before.file_hash)
    assert not after.is_remarkable
    assert len([path for path in stored_files() if path.name.startswith(name.partition(".")[0])]) >= 1
    assert not [path for path in stored_files() if "quarantine" in path.parts]
    assert not before.file.storage.exists(before.file.name)
    if name.endswith(".png"):
        assert (after.width, after.height) == (90, 30)


def test_a_new_file_that_is_refused_leaves_the_earlier_one(upload, officer_client, fetch, stored_files):
    before = DocumentFactory(content=b"a,b\n1,2", filename="table.csv")

    after = upload(b"a,b\n=cmd|x!A1,2", "table.csv", instead_of=before)

    assert fetch(after.url).body == b"a,b\n1,2"
    page = officer_client.get(reverse("wagtaildocs:edit", args=[after.pk])).content.decode()
    assert "Line 2 holds a formula" in page
    assert "still get the earlier one" in page
    assert not [path for path in stored_files() if "quarantine" in path.parts]


def test_a_second_new_file_takes_the_place_of_the_first_that_waits(upload, fetch, stored_files):
    before = DocumentFactory(content=b"one", filename="note.txt")
    upload(b"two", "note.txt", instead_of=before, inspect=False)
    after = upload(b"three", "note.txt", instead_of=before)
    services.inspect_upload(CustomDocument, after.pk)

    assert fetch(after.url).body == b"three"


def test_a_form_that_was_open_during_the_inspection_does_not_bring_the_upload_back(db, officer):
    document = DocumentFactory(content=b"two", filename="note.txt", state="pending")
    form_class = get_document_form(CustomDocument)
    assert issubclass(form_class, DocumentForm)
    form = form_class({"title": "Renamed", "collection": 1}, instance=CustomDocument.objects.get(), user=officer)
    services.inspect_upload(CustomDocument, document.pk)

    form.save()

    saved = CustomDocument.objects.get()
    assert (saved.title, saved.state) == ("Renamed", "clean")
    with saved.open_file() as file:
        assert file.read() == b"two"


@pytest.mark.parametrize("state", ["pending", "refused"])
def test_files_that_wait_or_were_refused_are_used_for_nothing(db, django_capture_on_commit_callbacks, state):
    with django_capture_on_commit_callbacks() as held_back:
        brochure = BrochureFactory(documents={"en": DocumentFactory()})
        kit = LogoKitFactory(masters={"colour": logo_bytes()})
        ImageFactory(content=picture_bytes(SMALL))
        for model in (CustomDocument, CustomImage):
            model.objects.update(state=state)
    for callback in held_back:
        if "inspect" not in str(callback):
            callback()
    make_missing_renditions.func()

    assert brochure.files.get().cover is None
    assert not kit.versions.exists()
    assert not Rendition.objects.exists()


def test_no_address_leads_into_quarantine(upload, fetch):
    document = upload(pdf_bytes(), "plan.pdf", inspect=False)

    assert fetch(f"/media/{document.file.name}").status_code == 404
    assert fetch(reverse("wagtaildocs_serve", args=[document.pk, "plan.pdf"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.txt", "x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        (".hidden.txt", ".hidden.txt"),
        ("CON.txt", "CON.txt"),
        ("a\u202etxt.exe.txt", None),
        ("emoji 🌿 & 'quotes\".txt", None),
        ("two.pdf.txt", "two.pdf.txt"),
        ("trailing .txt", "trailing_.txt"),
    ],
)
def test_strange_names_harm_nothing_and_reach_the_reader_as_one_header(upload, fetch, name, shown):
    document = upload(b"text", name)

    disposition = fetch(document.url).headers["Content-Disposition"]
    assert document.file.name.startswith("documents/")
    assert "/" not in document.filename
    assert document.filename == (shown or document.filename)
    assert disposition.startswith("attachment; filename")
    assert not set("\r\n") & set(disposition)
