from django.db.models import CharField, F, Value
from wagtail.models import PageManager, PageQuerySet

from accounts.visibility import readable


class InsightQuerySet(PageQuerySet):
    def readable(self) -> "InsightQuerySet":
        """Live and open to the reader, newest first."""
        return readable(self).newest_first()

    def newest_first(self) -> "InsightQuerySet":
        return self.order_by("-date", "-pk")

    def in_language(self, code: str) -> "InsightQuerySet":
        return self.filter(locale__language_code=code)

    def for_cards(self) -> "InsightQuerySet":
        """With what a card prints: language and countries. Figures are fetched by `fetch_datasets`."""
        return self.select_related("locale").prefetch_related("countries")

    def facet_rows(self, language: str):
        """(facet, value, label) of every filter that leads somewhere, in one query."""
        text = CharField()
        topics = self.filter(topics__term__labels__language=language).values_list(
            Value("topic", text), F("topics__term__code"), F("topics__term__labels__text")
        )
        countries = self.filter(countries__isnull=False).values_list(
            Value("country", text), F("countries__country"), Value("", text)
        )
        return topics.order_by().union(countries.order_by())


InsightManager = PageManager.from_queryset(InsightQuerySet)
