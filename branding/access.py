"""Who may see a kit, and who may take its files."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from accounts.roles import works_with_files
from assets.inspection import PRINT_EXTENSIONS
from assets.models import audiences_of
from assets.usage import is_open_to
from members.representing import current_members
from translations.languages import current

from .models.kit import LogoKit
from .models.pages import LogoKitPage
from .models.versions import LogoFile


def may_see(user, kit: LogoKit) -> bool:
    """What is made from drawings for some is for those, like the pages that show it."""
    for_others = kit.variants.exclude(master__audience__in=audiences_of(user))
    return not for_others.exists() and is_open_to(user, kit)


def may_take(user, kit: LogoKit) -> bool:
    """Whether the files are for a person. Accepting terms is another question: `must_accept_terms`."""
    if kit.audience == LogoKit.Audience.PUBLIC or works_with_files(user):
        return True
    return bool(current_members(user))


def is_for_everybody(kit: LogoKit) -> bool:
    nobody = AnonymousUser()
    return may_take(nobody, kit) and may_see(nobody, kit)


def is_approved(user, file: LogoFile) -> bool:
    """A designer's EPS and AI are programs, which the site cannot clean: they go out when their kit is published."""
    printed = file.version.files.filter(format__in=PRINT_EXTENSIONS, space="print")
    is_print_file = file.space == "print" or (file.format == "zip" and printed.exists())
    return not is_print_file or works_with_files(user) or file.version.kit.pages.live().exists()


def must_accept_terms(user, kit: LogoKit) -> bool:
    """Whether a person for whom the files are has still to agree, for a member, to the terms as they are now."""
    if not kit.terms_version or works_with_files(user) or not pages_with_terms(kit).exists():
        return False
    return not acceptances_by(user, kit).exists()


def acceptances_by(user, kit: LogoKit):
    """Of the terms as they are now, for the members for which a person speaks."""
    own = kit.acceptances.filter(version=kit.terms_version, member__in=current_members(user))
    return own.select_related("member", "person")


def taken_for(user, kit: LogoKit) -> list[str] | None:
    """The codes of the members for which a person may take files: where there are terms, those that accepted them.

    None where nobody had to accept any.
    """
    if not kit.terms_version or works_with_files(user) or not pages_with_terms(kit).exists():
        return None
    return sorted(acceptances_by(user, kit).values_list("member__slug", flat=True))


def pages_with_terms(kit: LogoKit | OuterRef):
    return LogoKitPage.objects.live().filter(kit=kit, alias_of=None).exclude(terms_text="")


def kits_with_terms():
    """Those that ask members for their word now."""
    return LogoKit.objects.filter(Exists(pages_with_terms(OuterRef("pk")))).exclude(terms_version="")


def page_with_terms(kit: LogoKit) -> LogoKitPage | None:
    """The page with the terms in the active language, or in the first that has them."""
    pages = list(pages_with_terms(kit).select_related("locale").order_by("path"))
    own = [page for page in pages if page.locale.language_code == current().code]
    return next(iter(own or pages), None)
