from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "branding"
    verbose_name = "Branding"

    def ready(self):
        from accounts.personal_data import register

        from . import signals  # noqa: F401  connects the receivers
        from .terms import accepted_by

        register("logo_terms", accepted_by)
