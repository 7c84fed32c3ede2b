from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from translations.doors import translation_into


class PagePermissions(PagePermissionTester):
    """Only who may publish a page takes it away; what follows its original is published at the translator's desk.

    Wagtail lets everybody delete and move drafts that they may edit: a translator all translations that wait.
    """

    def can_publish(self):
        return super().can_publish() and not self._follows_its_original

    def can_delete(self, ignore_bulk=False):
        return super().can_publish() and super().can_delete(ignore_bulk)

    @cached_property
    def _follows_its_original(self) -> bool:
        return translation_into(self.page) is not None
