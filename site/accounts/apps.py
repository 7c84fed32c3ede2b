from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self):
        from . import checks, own_data, recording, signals  # noqa: F401  they register themselves

        apps.get_app_config("wagtailusers").group_viewset = "accounts.group_screens.GroupViewSet"
