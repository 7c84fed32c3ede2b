from django.apps import AppConfig, apps
from django.conf import settings
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import checks, collation, folded, signals  # noqa: F401  registers checks and receivers
        from .catalogues import compile_catalogues
        from .locales import ensure_locales
        from .markup import look_closer, remember_cuts

        look_closer()
        remember_cuts()
        if settings.COMPILE_CATALOGUES:
            compile_catalogues()
        connection_created.connect(collation.teach_sqlite)
        connection_created.connect(folded.teach_sqlite)
        # Once per migrate: the signal comes for each app with models.
        post_migrate.connect(ensure_locales, sender=apps.get_app_config("wagtailcore"))
