from django.apps import AppConfig


class AssetsConfig(AppConfig):
    name = "assets"
    verbose_name = "Images and files"

    def ready(self):
        from . import personal_data, signals  # noqa: F401  they register themselves
