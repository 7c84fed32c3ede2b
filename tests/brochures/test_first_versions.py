"""The first version of a brochure: of files alone, and of what can be set."""

from brochures.models import BrochureVersion
from brochures.setting import typesetter
from tests.factories import BrochureFactory, BrochurePageFactory, DocumentFactory
from tests.files import pdf_bytes
from tests.written_brochures import write
from typesetting.errors import MissingTypefaceError


def test_uploaded_files_alone_have_versions_too(db, site_tree, fetch, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(content=pdf_bytes(3))
        site_tree.add(BrochurePageFactory, brochure=BrochureFactory(slug="printed", documents={"en": document}))

    assert [version.number for version in BrochureVersion.objects.complete()] == ["1.0"]
    assert fetch("/brochures/printed/en/screen.pdf").status_code == 200


def test_a_language_without_typeface_waits_and_the_others_do_not(
    site_tree, publish, fetch, monkeypatch, officer_client, django_capture_on_commit_callbacks
):
    real = typesetter.typeset

    def without_arabic(files, *, language, **options):
        if language == "ar":
            raise MissingTypefaceError("ar", "fontpkg-ibm-plex-sans-arabic")
        return real(files, language=language, **options)

    monkeypatch.setattr(typesetter, "typeset", without_arabic)
    pages = write(site_tree, ["en", "ar"])
    publish(pages["en"])

    assert fetch("/brochures/network/en/screen.pdf").status_code == 200
    assert fetch("/brochures/network/ar/screen.pdf").status_code == 404
    screen = officer_client.get(f"/admin/brochures/{pages['en'].brochure.pk}/editions/").content.decode()
    assert "fontpkg-ibm-plex-sans-arabic" in screen

    monkeypatch.setattr(typesetter, "typeset", real)
    with django_capture_on_commit_callbacks(execute=True):
        officer_client.post(f"/admin/brochures/{pages['en'].brochure.pk}/editions/")
    assert fetch("/brochures/network/ar/screen.pdf").status_code == 200
