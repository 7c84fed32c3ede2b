"""Who may have the editions of a brochure: whoever may read one of its pages, now or in its old versions."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from accounts.roles import works_with_files
from accounts.visibility import visible_to
from assets.models import Audience

from .models import Brochure, BrochureEdition


def is_open(user, brochure: Brochure) -> bool:
    """False while all its pages are drafts or closed to a person. Editors see all."""
    return works_with_files(user) or visible_to(user, Page.objects.filter(brochurepage__brochure=brochure)).exists()


def is_for_everybody(edition: BrochureEdition) -> bool:
    return edition.audiences == {Audience.PUBLIC} and is_open(AnonymousUser(), edition.version.brochure)
