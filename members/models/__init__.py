from .member import Member, Membership, MembershipState, MemberSpecialisation, MemberValueChainRole
from .pages import MemberIndexPage, MemberShowcasePage
from .representative import InvitedRepresentative, Representative

__all__ = [
    "InvitedRepresentative",
    "Member",
    "MemberIndexPage",
    "MemberShowcasePage",
    "MemberSpecialisation",
    "MemberValueChainRole",
    "Membership",
    "MembershipState",
    "Representative",
]
