"""Many pages at once: their translations go along as they do one by one, and stand in the list that is confirmed."""

from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, UnpublishBulkAction
from wagtail.models import Page

from .cascade import following


class _WithTranslations:
    def get_actionable_objects(self):
        pages, left_out = super().get_actionable_objects()
        versions = (version for page in pages for version in following(page, self.action_type, self.request.user))
        return list({page.pk: page for page in (*pages, *versions)}.values()), left_out


def _highest(pages: list[Page]) -> list[Page]:
    """Without what goes together with a page above it."""
    paths = {page.path for page in pages}
    step = Page.steplen
    return [page for page in pages if not any(page.path[:end] in paths for end in range(step, len(page.path), step))]


class UnpublishTogether(_WithTranslations, UnpublishBulkAction):
    pass


class DeleteTogether(_WithTranslations, DeleteBulkAction):
    def get_actionable_objects(self):
        pages, left_out = super().get_actionable_objects()
        return _highest(pages), left_out


class MoveTogether(MoveBulkAction):
    """A version goes below the version of the new parent, which only its language's tree tells."""

    @classmethod
    def execute_action(cls, objects, destination=None, user=None, **kwargs):
        moves = []
        for page in objects:
            page.cascade_destination = destination
            moves += [(page, destination)]
            moves += [
                (version, destination.get_translation(version.locale)) for version in following(page, "move", user)
            ]
        for page, place in moves:
            # Each move changes the paths of pages that come later.
            page.refresh_from_db()
            place.refresh_from_db()
            page.move(place, pos="last-child", user=user)
        return len(moves), 0
