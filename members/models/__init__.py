from .member import Member, Membership, MembershipState, MemberSpecialisation, MemberValueChainRole
from .pages import MemberIndexPage, MemberShowcasePage

__all__ = [
    "Member",
    "MemberIndexPage",
    "MemberShowcasePage",
    "MemberSpecialisation",
    "MemberValueChainRole",
    "Membership",
    "MembershipState",
]
