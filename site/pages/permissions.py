from wagtail.models import PagePermissionTester


class PagePermissions(PagePermissionTester):
    """Only who may publish a page takes it away.

    Wagtail lets everybody delete and move drafts that they may edit: a translator all translations that wait.
    """

    def can_delete(self, ignore_bulk=False):
        return self.can_publish() and super().can_delete(ignore_bulk)
