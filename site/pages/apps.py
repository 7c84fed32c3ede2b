from django.apps import AppConfig
from django.core.signals import request_started


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = "Pages"

    def ready(self):
        from . import checks, personal_data  # noqa: F401  they register themselves
        from .links import forget_links
        from .references import be_patient_with_lost_rows

        request_started.connect(forget_links)
        be_patient_with_lost_rows()
