from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "branding"
    verbose_name = "Branding"

    def ready(self):
        from accounts.personal_data import register
        from assets import replacing

        from . import signals  # noqa: F401  connects the receivers
        from .masters import objections_to_a_master
        from .terms import accepted_by

        register("logo_terms", accepted_by)
        replacing.register(objections_to_a_master)
