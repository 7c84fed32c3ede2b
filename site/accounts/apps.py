from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self):
        from . import checks, own_data, page_policy, recording, signals  # noqa: F401  they register themselves
        from .roles import sync_after_migrate

        apps.get_app_config("wagtailusers").group_viewset = "accounts.group_screens.GroupViewSet"
        # The signal comes for each app with models; after the last one every right has its row.
        *_others, last = (config for config in apps.get_app_configs() if config.models_module)
        post_migrate.connect(sync_after_migrate, sender=last)
