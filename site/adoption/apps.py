from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    name = "adoption"
    verbose_name = "Adoption"

    def ready(self):
        from accounts.personal_data import register

        from . import signals  # noqa: F401  connects the receivers
        from .notices import sent_to

        register("notices", sent_to)
