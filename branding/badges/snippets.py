"""What a member puts on its own website: a picture in a link, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from members.models import Member

from .drawing import WIDTHS, Variant, height_of
from .words import NETWORK

type Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Choice:
    """One of the badges of a member."""

    language: str = settings.LANGUAGE_CODE
    variant: str = Variant.COLOUR
    width: int = 240
    extension: str = "svg"

    @property
    def height(self) -> int:
        return height_of(self.width)

    def path(self, slug: str) -> str:
        return reverse("badges:image", args=[slug, self.language, self.variant, self.width, self.extension])


def widest_within(limit: int) -> int | None:
    return max((width for width in WIDTHS if width <= limit), default=None)


def alternative_text(member: Member, language: str) -> str:
    """True whatever the state is, since it stands on foreign pages where nobody changes it."""
    with translation.override(language):
        return _("Membership of %(member)s in %(network)s: see its current state") % {
            "member": member.short_name,
            "network": NETWORK,
        }


def snippet(member: Member, choice: Choice, absolute: Absolute) -> str:
    return format_html(
        '<a href="{}"><img src="{}" alt="{}" width="{}" height="{}" loading="lazy"></a>',
        absolute(reverse("badges:verify", args=[member.slug])),
        absolute(choice.path(member.slug)),
        alternative_text(member, choice.language),
        choice.width,
        choice.height,
    )
