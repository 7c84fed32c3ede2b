from django.apps import AppConfig


class BrochuresConfig(AppConfig):
    name = "brochures"
    verbose_name = "Brochures"

    def ready(self):
        from assets.counting import register_owner

        from . import signals  # noqa: F401  connects the receivers
        from .downloads import brochure_of

        register_owner(brochure_of)
