from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import checks  # noqa: F401  registers the checks
        from .locales import ensure_locales

        # Once per migrate: the signal comes for each app with models.
        post_migrate.connect(ensure_locales, sender=apps.get_app_config("wagtailcore"))
