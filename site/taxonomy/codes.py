"""Fixed code lists: codes in the data, words from the interface catalogues."""

from babel import Locale
from django.db import models
from django.utils.translation import gettext_lazy as _

# CLDR lists regions and exceptional codes beside ISO 3166-1; these are the ones that are no country or territory there.
_NOT_ISO_3166 = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
COUNTRY_CODES = tuple(
    sorted(code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in _NOT_ISO_3166)
)


def country_choices() -> list[tuple[str, str]]:
    """ISO 3166-1 alpha-2 codes with English names, for editors' forms."""
    names = Locale("en").territories
    return sorted(((code, names[code]) for code in COUNTRY_CODES), key=lambda choice: choice[1])


# Beside the two-letter languages of CLDR: regional and script variants that differ in writing.
_VARIANTS = ("pt-br", "zh-hans", "zh-hant")


def language_choices() -> list[tuple[str, str]]:
    """Codes of languages (BCP 47, lower case as in addresses) with English names, for editors' forms."""
    names = Locale("en").languages
    codes = [code for code in names if len(code) == 2]
    variants = [(code, Locale.parse(code, sep="-").get_display_name("en")) for code in _VARIANTS]
    return sorted([*((code, names[code]) for code in codes), *variants], key=lambda choice: choice[1])


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
