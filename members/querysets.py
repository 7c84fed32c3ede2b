from django.db.models import CharField, F, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from wagtail.models import PageManager, PageQuerySet

from accounts.visibility import readable
from taxonomy.models import TermLabel
from translations.collation import in_order
from translations.languages import Language, current

from .models.member import Member, MemberSpecialisation


def specialisations_in_words(language: Language):
    """Specialisations with `code` and `text`, the word of that language or else the code."""
    label = TermLabel.objects.filter(term=OuterRef("term"), language=language.code)
    return MemberSpecialisation.objects.annotate(
        code=F("term__code"),
        text=Coalesce(Subquery(label.values("text")[:1]), F("term__code"), output_field=CharField()),
    )


def _name() -> F | Coalesce:
    """What members are ordered by: in Japanese, their characters do not tell how a name is read."""
    name = F("member__short_name")
    return Coalesce(NullIf(F("member__reading"), Value("")), name) if current().code == "ja" else name


class ShowcaseQuerySet(PageQuerySet):
    def readable(self) -> "ShowcaseQuerySet":
        """Live, open to the reader, of current members, by name as the reader's language orders names."""
        return readable(self).filter(member__in=Member.objects.current()).order_by(in_order(_name()), "pk")

    def for_cards(self) -> "ShowcaseQuerySet":
        """With what a row of the directory prints: the member and what it is good at."""
        return self.select_related("member", "locale").prefetch_related(
            Prefetch("member__specialisations", specialisations_in_words(current())), "member__value_chain_roles"
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
