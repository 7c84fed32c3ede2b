"""A letter to a member about what it uses, in the member's language, to be copied and sent by hand."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.languages import public_codes
from members.models import Member, Representative
from translations.languages import NATIVE_NAMES, Language

from .catalogue import Kind, assets, kit_paths
from .holdings import Holding, State, evidence_on
from .mails import absolute


@dataclass(frozen=True)
class Letter:
    language: Language
    subject: str
    body: str

    @property
    def mailto(self) -> str:
        """Without an address: whom to write to, the sender knows."""
        return f"mailto:?{urlencode({'subject': self.subject, 'body': self.body}, quote_via=quote)}"


def languages() -> list[tuple[str, str]]:
    return [(code, NATIVE_NAMES.get(code, code)) for code in settings.INTERFACE_LANGUAGES]


def language_of(member: Member) -> str:
    """The member's own, else that of somebody who speaks for it, else the site's first one."""
    spoken = Representative.objects.filter(member=member).exclude(user__language="").order_by("pk")
    candidates = [member.native_language, *spoken.values_list("user__language", flat=True)[:1]]
    return next((code for code in candidates if code in settings.INTERFACE_LANGUAGES), settings.LANGUAGE_CODE)


def letter_to(member: Member, language: str) -> Letter:
    with translation.override(language):
        evidence = evidence_on([member])
        holdings = [evidence.holding(member, asset) for asset in assets()]
    # Addresses below a language exist for those alone that readers are offered.
    with translation.override(language if language in public_codes() else settings.LANGUAGE_CODE):
        kits = kit_paths()
        own = reverse("members_represented")
        badge = reverse("own_badge:badge", args=[member.slug])
        lines = [_line(holding, kits, badge) for holding in holdings]
    with translation.override(language):
        context = {
            "member": member,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "old": [line for line in lines if line["holding"].state == State.OLD],
            "missing": [line for line in lines if not line["holding"].last_seen],
            "own": absolute(own),
        }
        text = render_to_string("adoption/letter.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    return Letter(Language(language), subject.strip(), body.strip() + "\n")


def _line(holding: Holding, kits: dict[str, str], badge: str) -> dict:
    asset = holding.asset
    path = {Kind.KIT: kits.get(asset.slug, asset.fresh_path), Kind.BADGE: badge}.get(asset.kind, asset.fresh_path)
    return {"holding": holding, "asset": asset, "url": path if "://" in path else absolute(path)}
