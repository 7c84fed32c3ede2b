from django.apps import AppConfig


class AssetsConfig(AppConfig):
    name = "assets"
    verbose_name = "Images and files"

    def ready(self):
        from . import signals  # noqa: F401  connects the receivers
