"""The languages of the settings in the database: a locale for each, and what was decided about it."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale

from accounts.languages import memory

from .models import LocaleProfile


def ensure_locales(apps=None, **kwargs) -> None:
    """After each migrate: a locale for each language of the settings, so that adding one is a setting.

    Repeating it changes nothing that somebody decided. Half-way through the migrations there is nothing to do yet.
    """
    if apps is not None and not _has_profiles(apps):
        return
    known = set(Locale.objects.values_list("language_code", flat=True))
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code not in known:
            Locale.objects.create(language_code=code)
    for locale in Locale.objects.filter(profile=None):
        _make_profile(locale)


def _has_profiles(apps) -> bool:
    return "localeprofile" in apps.all_models["translations"]


def _make_profile(locale: Locale) -> None:
    code = locale.language_code
    LocaleProfile.objects.get_or_create(
        locale=locale,
        defaults={
            "is_public": code in settings.PUBLIC_LANGUAGES,
            "fallbacks": [] if code == settings.LANGUAGE_CODE else [settings.LANGUAGE_CODE],
        },
    )


@receiver(post_save, sender=Locale)
def decide_with_the_locale(instance, created, raw=False, **kwargs):
    if created and not raw:
        _make_profile(instance)


@receiver([post_save, post_delete], sender=LocaleProfile)
def let_this_process_ask_again(**kwargs):
    memory.forget()
