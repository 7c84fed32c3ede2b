"""wagtail-localize is the engine alone: none of its screens, addresses, buttons and menu items.

They publish untranslated words, let a translator of one language publish others, and know nothing of this site's
translations. See `docs/decisions/0018-a-workflow-of-our-own.md`.
"""

from wagtail import hooks
from wagtail_localize import wagtail_hooks as theirs
from wagtail_localize.locales.components import LOCALE_COMPONENTS

# Icons, and names for what stands in old logs.
_KEPT = frozenset({"register_icons", "wagtail_localize_log_actions"})


def take_away() -> None:
    """Unregister its hooks. Importing them first makes sure that they do not come back."""
    for registered in hooks._hooks.values():
        registered[:] = [(hook, order) for hook, order in registered if not _is_theirs(hook)]
    # Its form on the screen of a locale: whole trees copied into a language, untranslated.
    LOCALE_COMPONENTS.clear()


def _is_theirs(hook) -> bool:
    return hook.__module__ == theirs.__name__ and hook.__name__ not in _KEPT
