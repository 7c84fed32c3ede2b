from django.conf import settings


def ensure_locales(**kwargs) -> None:
    """After each migrate: a locale for each language of the settings, so that adding one is a setting."""
    from wagtail.models import Locale  # the app registry is full only now

    known = set(Locale.objects.values_list("language_code", flat=True))
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code not in known:
            Locale.objects.create(language_code=code)
