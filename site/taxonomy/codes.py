"""Fixed code lists: codes in the data, words from the interface catalogues."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from babel import Locale
from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# CLDR lists regions and exceptional codes beside ISO 3166-1; these are the ones that are no country or territory there.
_NOT_ISO_3166 = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
COUNTRY_CODES = tuple(
    sorted(code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in _NOT_ISO_3166)
)


def country_choices() -> tuple[tuple[str, str], ...]:
    """ISO 3166-1 alpha-2 codes with names in the language of the interface, for editors' forms."""
    return _countries(get_language() or settings.LANGUAGE_CODE)


@lru_cache
def _countries(interface: str) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(interface, sep="-").territories
    return _by_name((code, names.get(code, code)) for code in COUNTRY_CODES)


# Beside the two-letter languages of CLDR: regional and script variants that differ in writing.
_VARIANTS = ("pt-br", "zh-hans", "zh-hant")


def language_choices() -> tuple[tuple[str, str], ...]:
    """Codes of languages (BCP 47, lower case as in addresses) with names as above."""
    return _languages(get_language() or settings.LANGUAGE_CODE)


@lru_cache
def _languages(interface: str) -> tuple[tuple[str, str], ...]:
    locale = Locale.parse(interface, sep="-")
    codes = [code for code in Locale("en").languages if len(code) == 2]
    variants = [(code, Locale.parse(code, sep="-").get_display_name(locale)) for code in _VARIANTS]
    return _by_name([*((code, locale.languages.get(code, code)) for code in codes), *variants])


def _by_name(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(choices, key=lambda choice: _without_accents(choice[1])))


def _without_accents(name: str) -> str:
    return "".join(sign for sign in normalize("NFD", name.casefold()) if not combining(sign))


class ValueChain(models.TextChoices):
    """The links of the cosmetic value chain, in the network's own wording and order."""

    INGREDIENTS = "ingredients", _("Ingredients and extraction")
    RAW_MATERIALS = "raw-materials", _("Raw materials")
    FORMULATION = "formulation", _("Formulation")
    MANUFACTURING = "manufacturing", _("Manufacturing")
    PRIMARY_PACKAGING = "primary-packaging", _("Primary packaging")
    SECONDARY_PACKAGING = "secondary-packaging", _("Secondary packaging")
    FINISHED_PRODUCTS = "finished-products", _("Finished products")
    DISTRIBUTION = "distribution", _("Distribution and logistics")
    ENGINEERING = "engineering", _("Engineering and machinery")
    TESTING = "testing", _("Testing and quality control")
    SERVICES = "services", _("Services: regulatory, design, marketing")
    RESEARCH = "research", _("Research")
    TRAINING = "training", _("Training")
