"""Who sees how far the languages are, and of which."""

from wagtail.models import Locale

from ..languages import all_languages
from ..rights import languages_to_translate, may_give_jobs


def sees_everything(user) -> bool:
    """Who gives jobs, or reads reports."""
    return may_give_jobs(user) or user.has_perm("translations.view_translation")


def may_look(user) -> bool:
    return sees_everything(user) or languages_to_translate(user) != set()


def locales_in_order() -> list[Locale]:
    """Those of the settings, in their order."""
    found = {locale.language_code: locale for locale in Locale.objects.all()}
    return [found[language.code] for language in all_languages() if language.code in found]


def columns_for(user, locales: list[Locale]) -> list[Locale]:
    """The languages that somebody sees: translators their own."""
    own = None if sees_everything(user) else languages_to_translate(user)
    return locales if own is None else [locale for locale in locales if locale.pk in own]
