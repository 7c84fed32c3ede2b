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
        """With the files and their covers: three queries for any number of brochures."""
        return self.select_related("brochure", "locale").prefetch_related(
            "brochure__files__document", "brochure__files__cover__renditions"
        )
