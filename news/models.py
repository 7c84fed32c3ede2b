from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from members.models import Member
from pages.blocks import StoryBlock
from pages.fields import StreamField
from pages.listing import Facet, Listing, Option, options_by_facet
from pages.models import BasePage, PictureFields
from taxonomy.models import CountryField, Term
from translations.formats import territory_name
from translations.policy import LanguageNeutral, synchronised, translated

from .querysets import NewsManager


class NewsIndexPage(BasePage):
    """All news of one language, filtered by topic, country, member and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    content_panels = [*BasePage.content_panels, "introduction"]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    translatable_fields = [*BasePage.translatable_fields, *translated("introduction")]
    teaser_field = "introduction"
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def articles(self):
        return NewsPage.objects.descendant_of(self).readable()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = Listing(request, self.articles().for_cards(), self._facets())
        return context

    def _facets(self) -> list[Facet]:
        offered = options_by_facet(self.articles().facet_rows(self.language.code))
        countries = [Option(option.value, territory_name(option.value)) for option in offered.get("country", [])]
        years = sorted(offered.get("year", []), key=lambda option: option.value, reverse=True)
        return [
            Facet("topic", _("Topic"), "topics__term__code", offered.get("topic", [])),
            Facet("country", _("Country"), "countries__country", sorted(countries, key=lambda option: option.label)),
            Facet("member", _("Member"), "members__member__slug", offered.get("member", [])),
            Facet("year", _("Year"), "date__year", years),
        ]


class NewsPage(PictureFields, BasePage):
    """One piece of news, dated and placed, about members, countries and topics."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    standfirst = models.TextField(
        _("standfirst"), max_length=400, help_text=_("The news in one or two sentences; also the summary in lists.")
    )
    date = models.DateTimeField(
        _("date"), default=timezone.now, db_index=True, help_text=_("Day and time printed above the article.")
    )
    dateline_place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Where the news comes from, as in “Paris”.")
    )
    original_language = models.CharField(
        _("original language"),
        max_length=12,
        default="en",
        help_text=_("The language in which the article was first written, as a code such as en."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True, help_text=_("The article itself."))

    content_panels = [
        *BasePage.content_panels,
        "standfirst",
        FieldRowPanel(["date", "dateline_place", "original_language"]),
        PictureFields.picture_panel,
        "body",
        MultiFieldPanel(
            [
                InlinePanel("topics", heading=_("Topics"), label=_("topic")),
                InlinePanel("countries", heading=_("Countries"), label=_("country")),
                InlinePanel("members", heading=_("Members concerned"), label=_("member")),
            ],
            heading=_("What it is about"),
            help_text=_("Readers find the article under each of these, in every language."),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("dateline_place"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("standfirst", "dateline_place", "body"),
        *synchronised("date", "original_language", "topics", "countries", "members"),
        *PictureFields.picture_policy,
    ]
    teaser_field = "standfirst"
    stream_fields = ("body",)
    schema_type = "NewsArticle"

    objects = NewsManager()

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    @cached_property
    def topic_terms(self) -> list[Term]:
        return [tag.term for tag in self.topics.select_related("term").prefetch_related("term__labels")]

    @cached_property
    def members_concerned(self) -> list[Member]:
        return [tag.member for tag in self.members.select_related("member")]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["showcases"] = {
            showcase.member_id: showcase for showcase in Member.showcases(self.members_concerned, self.locale_id)
        }
        return context

    def structured_data(self, request) -> dict:
        return {
            **super().structured_data(request),
            "datePublished": self.date.isoformat(),
            "articleSection": [term.text for term in self.topic_terms],
            "about": [{"@type": "Organization", "name": member.legal_name} for member in self.members_concerned],
        }


class NewsTopic(LanguageNeutral, Orderable):
    """A topic of an article."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="topics")
    term = models.ForeignKey(
        Term,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": Term.Kind.TOPIC},
        help_text=_("From the code list of topics."),
    )

    panels = [FieldPanel("term")]


class NewsCountry(LanguageNeutral, Orderable):
    """A country that an article is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="countries")
    country = CountryField(_("country"), help_text=_("A country that the article is about."))

    panels = [FieldPanel("country")]


class NewsMember(LanguageNeutral, Orderable):
    """A member that an article concerns; the article then stands on the member's own page too."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The article also appears on this member's page."),
    )

    panels = [FieldPanel("member")]
