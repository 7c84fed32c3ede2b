from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, ExtractYear
from wagtail.models import PageManager, PageQuerySet

from accounts.visibility import readable
from members.models import MemberShowcasePage

_TEXT = CharField()


class NewsQuerySet(PageQuerySet):
    def readable(self) -> "NewsQuerySet":
        """Live and open to the reader, newest first."""
        return readable(self).newest_first()

    def newest_first(self) -> "NewsQuerySet":
        return self.order_by("-date", "-pk")

    def in_language(self, code: str) -> "NewsQuerySet":
        return self.filter(locale__language_code=code)

    def for_cards(self) -> "NewsQuerySet":
        """With what a card prints: picture, its sizes, language, first topic."""
        return self.with_topic().select_related("image", "locale").prefetch_related("image__renditions")

    def with_topic(self) -> "NewsQuerySet":
        """Adds `topic`: the label of the first topic, in the article's language."""
        tags = self.model._meta.get_field("topics").related_model.objects
        labels = tags.filter(page=OuterRef("pk"), term__labels__language=OuterRef("locale__language_code"))
        return self.annotate(topic=Subquery(labels.order_by("sort_order", "pk").values("term__labels__text")[:1]))

    def facet_rows(self, language: str):
        """(facet, value, label) of every filter that leads somewhere, in one query."""
        year = (Value("year", _TEXT), Cast(ExtractYear("date"), _TEXT), Value("", _TEXT))
        tags = (part.values_list(*columns) for part, columns in self._tags(language))
        return _union(self.values_list(*year), *tags)

    def tag_rows(self, language: str):
        """(facet, value, label, position, key, path of the member's page) of what articles are about, in one query."""
        pages = MemberShowcasePage.objects.readable().filter(locale__language_code=language).order_by("pk")
        path = Subquery(pages.filter(member=OuterRef("members__member")).values("url_path")[:1])
        topics, countries, members = self._tags(language)
        return _union(
            topics[0].values_list(*topics[1], F("topics__sort_order"), F("topics__pk"), Value("", _TEXT)),
            countries[0].values_list(*countries[1], F("countries__sort_order"), F("countries__pk"), Value("", _TEXT)),
            members[0].values_list(*members[1], F("members__sort_order"), F("members__pk"), path),
        )

    def _tags(self, language: str) -> list[tuple["NewsQuerySet", tuple]]:
        """Topics, countries and members, each with its columns: facet, value, label."""
        topics = self.filter(topics__term__labels__language=language)
        countries = self.filter(countries__isnull=False)
        members = self.filter(members__isnull=False)
        return [
            (topics, (Value("topic", _TEXT), F("topics__term__code"), F("topics__term__labels__text"))),
            (countries, (Value("country", _TEXT), F("countries__country"), Value("", _TEXT))),
            (members, (Value("member", _TEXT), F("members__member__slug"), F("members__member__short_name"))),
        ]


def _union(first, *others):
    # The databases refuse an order inside the parts of a union.
    return first.order_by().union(*(part.order_by() for part in others))


NewsManager = PageManager.from_queryset(NewsQuerySet)
