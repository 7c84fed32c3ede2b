from wagtail.models import PageQuerySet

from accounts.visibility import readable
from translations.collation import in_order


class BrochureQuerySet(PageQuerySet):
    def readable(self) -> "BrochureQuerySet":
        """Live and open to the reader, newest first."""
        return readable(self).order_by("-brochure__published", in_order("title"))

    def in_language(self, code: str) -> "BrochureQuerySet":
        return self.filter(locale__language_code=code)

    def for_cards(self) -> "BrochureQuerySet":
        """With their newest editions and covers: a fixed number of queries for any number of brochures."""
        record = self.model._meta.get_field("brochure").related_model
        return self.select_related("brochure", "locale").prefetch_related(record.newest_with_editions("brochure__"))
