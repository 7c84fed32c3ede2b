from django.apps import AppConfig
from django.core.signals import request_started


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = "Pages"

    def ready(self):
        from . import checks  # noqa: F401  registers the checks
        from .links import forget_links

        request_started.connect(forget_links)
