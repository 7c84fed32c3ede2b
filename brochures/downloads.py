"""What is counted of brochures when a file goes out."""

from assets.counting import Owner, count_download

from .models import BrochureEdition, BrochureFile, CoBrandedEdition, Kind


def count_edition(request, response, edition: BrochureEdition) -> None:
    """As what is printed in it, not the version that was asked for: an edition that stayed the same is still new."""
    form = "pdf-print" if edition.edition == Kind.PRINT else "pdf"
    brochure = edition.version.brochure
    count_download(request, response, brochure, version=edition.set_in, language=edition.language, format=form)


def count_own(request, response, own: CoBrandedEdition) -> None:
    """One with the member's logo: of the same version as what everybody gets, in a format of its own."""
    form = "print-own" if own.edition == Kind.PRINT else "pdf-own"
    facts = {"version": own.set_in, "language": own.language, "format": form}
    count_download(request, response, own.brochure, members=[own.member.slug], **facts)


def brochure_of(document) -> Owner | None:
    """The brochure that a document is a file of."""
    file = BrochureFile.objects.select_related("brochure").filter(document=document).first()
    return file and Owner(file.brochure, file.brochure.version, file.language)
