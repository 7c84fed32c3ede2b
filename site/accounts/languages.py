"""Which languages readers are offered. Administrators decide (`translations.LocaleProfile`), and every answer asks.

Remembered by each process for a few seconds; pages look themselves (`visibility`), so that what was taken away from
readers is gone at once.
"""

from dataclasses import dataclass, field
from time import monotonic

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


@dataclass(frozen=True, slots=True)
class Known:
    """`public` in the order of the settings; `fallbacks` by language; `until` as of the monotonic clock."""

    public: tuple[str, ...]
    fallbacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    until: float = 0


@dataclass
class Memory:
    known: Known | None = None

    def forget(self) -> None:
        self.known = None


memory = Memory()


def known() -> Known:
    found = memory.known
    if found is None or found.until < monotonic():
        found = memory.known = _ask()
    return found


def _ask() -> Known:
    rows = Locale.objects.values_list("language_code", "profile__is_public", "profile__fallbacks")
    by_code = {code: (is_public, fallbacks) for code, is_public, fallbacks in rows}
    return Known(
        tuple(code for code, _name in settings.LANGUAGES if by_code.get(code, (False,))[0]),
        {code: tuple(fallbacks or ()) for code, (_public, fallbacks) in by_code.items()},
        monotonic() + settings.LANGUAGES_REMEMBERED_SECONDS,
    )


def public_codes() -> tuple[str, ...]:
    """The languages that readers are offered, in the order of the settings."""
    return known().public


def last_known_codes() -> tuple[str, ...]:
    """The same without asking the database, for answers to floods and to its failure."""
    found = memory.known
    return found.public if found else tuple(settings.PUBLIC_LANGUAGES)


def chain_of(code: str) -> list[str]:
    """A language and those whose words stand in for it, best first; the default one last."""
    return list(dict.fromkeys([code, *known().fallbacks.get(code, ()), settings.LANGUAGE_CODE]))


def language_choices() -> list[tuple[str, str]]:
    """The public languages by their names in the active language."""
    return [(code, _(name)) for code, name in settings.LANGUAGES if code in public_codes()]
