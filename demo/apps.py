from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration network. Never installed in production."""

    name = "demo"
    verbose_name = "Demonstration"
