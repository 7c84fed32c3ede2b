"""For whoever counts downloads of documents."""

from assets.counting import Owner

from .models import BrochureFile


def brochure_of(document) -> Owner | None:
    """The brochure that a document is a file of."""
    file = BrochureFile.objects.select_related("brochure").filter(document=document).first()
    return file and Owner(file.brochure, file.brochure.version, file.language)
