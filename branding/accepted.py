"""What a member has agreed to, for whoever speaks for it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from members.models import Member
from members.representing import current_members

from .access import may_see, page_with_terms
from .models import LogoKit, LogoKitPage, LogoTermsAcceptance


@dataclass(frozen=True)
class TermsOfKit:
    """`page` has the terms in the reader's language, else in the first; None where no reader has them any more.

    `acceptance` is the member's newest. `is_asked`: the terms as they are now wait for the member's word.
    """

    kit: LogoKit
    page: LogoKitPage | None
    acceptance: LogoTermsAcceptance | None
    is_asked: bool

    @property
    def person(self) -> str:
        """A name, for colleagues: where somebody has none, the e-mail address is not theirs to know."""
        person = self.acceptance and self.acceptance.person
        return person.get_full_name() if person else ""


def terms_of(member: Member, reader) -> list[TermsOfKit]:
    """Of the kits that ask for terms now, and of those that a member has accepted before."""
    accepted = defaultdict(dict)
    for row in LogoTermsAcceptance.objects.filter(member=member).select_related("person").order_by("at"):
        accepted[row.kit_id][row.version] = row
    kits = LogoKit.objects.filter(Q(pk__in=accepted) | ~Q(terms_version=""))
    found = [_terms_of_kit(kit, accepted[kit.pk], member, reader) for kit in kits]
    return [terms for terms in found if terms.acceptance or terms.is_asked]


def _terms_of_kit(kit: LogoKit, accepted: dict[str, LogoTermsAcceptance], member: Member, reader) -> TermsOfKit:
    page = page_with_terms(kit)
    now = accepted.get(kit.terms_version)
    is_open = bool(page and kit.terms_version) and member in current_members(reader) and may_see(reader, kit)
    latest = now or next(reversed(accepted.values()), None)
    return TermsOfKit(kit, page, latest, is_asked=is_open and now is None)
