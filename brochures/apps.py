from django.apps import AppConfig


class BrochuresConfig(AppConfig):
    name = "brochures"
    verbose_name = "Brochures"

    def ready(self):
        from accounts.personal_data import register
        from assets.counting import register_owner

        from . import signals  # noqa: F401  connects the receivers
        from .cobranding.services import asked_by
        from .downloads import brochure_of

        register("co_branded_editions", asked_by)
        register_owner(brochure_of)
