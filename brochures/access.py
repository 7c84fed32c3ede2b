"""Who may have the editions of a brochure; of one edition, `EditionQuerySet.open_to` says it."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from accounts.roles import works_with_files
from accounts.visibility import visible_to
from assets.models import Audience

from .models import Brochure, BrochureEdition


def is_open(user, brochure: Brochure) -> bool:
    """Whether a person may know of a brochure: one of its pages is neither a draft nor closed. Editors see all."""
    return works_with_files(user) or visible_to(user, Page.objects.filter(brochurepage__brochure=brochure)).exists()


def is_for_everybody(edition: BrochureEdition) -> bool:
    if edition.audiences != {Audience.PUBLIC}:
        return False
    return BrochureEdition.objects.open_to(AnonymousUser()).filter(pk=edition.pk).exists()
