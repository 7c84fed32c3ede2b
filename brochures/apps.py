from django.apps import AppConfig


class BrochuresConfig(AppConfig):
    name = "brochures"
    verbose_name = "Brochures"

    def ready(self):
        from . import signals  # noqa: F401  connects the receivers
