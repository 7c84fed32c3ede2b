from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "branding"
    verbose_name = "Branding"

    def ready(self):
        from . import signals  # noqa: F401  connects the receivers
