from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, ExtractYear
from wagtail.models import PageManager, PageQuerySet

from accounts.visibility import open_to_everybody


class NewsQuerySet(PageQuerySet):
    def readable(self) -> "NewsQuerySet":
        """Live and open to everybody, newest first."""
        return open_to_everybody(self).order_by("-date", "-pk")

    def in_language(self, code: str) -> "NewsQuerySet":
        return self.filter(locale__language_code=code)

    def for_cards(self) -> "NewsQuerySet":
        """With what a card prints: picture, its sizes, language."""
        return self.select_related("image", "locale").prefetch_related("image__renditions")

    def facet_rows(self, language: str):
        """(facet, value, label) of every filter that leads somewhere, in one query."""
        text = CharField()
        topics = self.filter(topics__term__labels__language=language).values_list(
            Value("topic", text), F("topics__term__code"), F("topics__term__labels__text")
        )
        countries = self.filter(countries__isnull=False).values_list(
            Value("country", text), F("countries__country"), Value("", text)
        )
        members = self.filter(members__isnull=False).values_list(
            Value("member", text), F("members__member__slug"), F("members__member__short_name")
        )
        years = self.values_list(Value("year", text), Cast(ExtractYear("date"), text), Value("", text))
        first, *others = (part.order_by() for part in (topics, countries, members, years))
        return first.union(*others)


NewsManager = PageManager.from_queryset(NewsQuerySet)
