from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "Members"

    def ready(self):
        from accounts.personal_data import register
        from assets import counting, quota

        from . import signals  # noqa: F401  connects the receivers
        from .representing import known_codes, represented, upload_households

        register("represents", represented)
        quota.register(upload_households)
        counting.register_members(represented, known_codes)
