from django.db.models import CharField, F, Value
from wagtail.models import PageManager, PageQuerySet

from accounts.visibility import open_to_everybody

from .models.member import Member


class ShowcaseQuerySet(PageQuerySet):
    def readable(self) -> "ShowcaseQuerySet":
        """Live, open to everybody, of current members, by name."""
        return open_to_everybody(self).filter(member__in=Member.objects.current()).order_by("member__short_name")

    def for_cards(self) -> "ShowcaseQuerySet":
        return self.select_related("member", "image", "locale").prefetch_related(
            "image__renditions", "member__specialisations__term__labels", "member__value_chain_roles"
        )

    def facet_rows(self, language: str):
        """(facet, value, label) of every filter that leads somewhere, in one query."""
        text = CharField()
        countries = self.values_list(Value("country", text), F("member__country"), Value("", text))
        roles = self.filter(member__value_chain_roles__isnull=False).values_list(
            Value("value-chain", text), F("member__value_chain_roles__role"), Value("", text)
        )
        specialisations = self.filter(member__specialisations__term__labels__language=language).values_list(
            Value("specialisation", text),
            F("member__specialisations__term__code"),
            F("member__specialisations__term__labels__text"),
        )
        first, *others = (part.order_by() for part in (countries, roles, specialisations))
        return first.union(*others)


ShowcaseManager = PageManager.from_queryset(ShowcaseQuerySet)
