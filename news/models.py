from django.db import models
from django.db.models import Q
from django.forms import Select
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from assets.renditions import find_share_card
from members.models import Member
from navigation.context_processors import frame_of
from pages.blocks import StoryBlock
from pages.fields import StreamField
from pages.listing import Facet, Listing, country_options, options_by_facet
from pages.models import BasePage, IndexPage, PictureFields
from pages.searching import SearchField
from taxonomy.models import CountryField, LanguageField, Term
from translations.absence import Absence, elsewhere
from translations.alternates import alternates
from translations.policy import LanguageNeutral, synchronised, translated
from translations.tree import SiteTree, tree_of

from .querysets import NewsManager
from .tags import Tags

# One leading card and four rows of three.
PAGE_SIZE = 13


class NewsIndexPage(IndexPage):
    """All news of one language, filtered by topic, country, member and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def articles(self):
        return NewsPage.objects.descendant_of(self).readable()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = self.listed_articles(tree_of(request))
        context["listing"] = Listing(request, articles.for_cards(), self._facets(), PAGE_SIZE)
        return context

    def listed_articles(self, tree: SiteTree):
        """Its own, and those that stand in other languages only, as far as their type wants that."""
        own = self.articles()
        if NewsPage.absence != Absence.NOTICE:
            return own
        others = elsewhere(NewsPage.objects.readable(), own, self.language.code, tree.roots)
        return NewsPage.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=others)).newest_first() if others else own

    def _facets(self) -> list[Facet]:
        offered = options_by_facet(self.articles().facet_rows(self.language.code))
        years = sorted(offered.get("year", []), key=lambda option: option.value, reverse=True)
        return [
            Facet("topic", _("Topic"), "topics__term__code", offered.get("topic", [])),
            Facet("country", _("Country"), "countries__country", country_options(offered.get("country", []))),
            Facet("member", _("Member"), "members__member__slug", offered.get("member", [])),
            Facet("year", _("Year"), "date__year", years, in_title=_("Year %(value)s")),
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
    original_language = LanguageField(
        _("original language"), default="en", help_text=_("The language in which the article was first written.")
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
        SearchField("standfirst", boost=2),
        SearchField("dateline_place"),
        SearchField("body"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("standfirst", "dateline_place", "body"),
        *synchronised("date", "original_language", "topics", "countries", "members"),
        *PictureFields.picture_policy,
    ]
    teaser_field = "standfirst"
    absence = Absence.NOTICE
    stream_fields = ("body",)
    schema_type = "NewsArticle"

    objects = NewsManager()

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    @cached_property
    def tags(self) -> Tags:
        """What the article is about, in its language; one query."""
        if self._has_unsaved_tags:
            return Tags.unsaved(self)
        return Tags.of_rows(type(self).objects.filter(pk=self.pk).tag_rows(self.locale.language_code))

    @property
    def _has_unsaved_tags(self) -> bool:
        # In previews of drafts the tags live in memory only (django-modelcluster keeps them there until saved).
        return bool(self.__dict__.get("_cluster_related_objects"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree = tree_of(request)
        versions = alternates(self, tree) if self.original_language != self.locale.language_code else []
        index = next(reversed(frame_of(request).breadcrumbs(self)), None)
        context |= {
            "tags": self.tags.with_addresses(tree, self.locale.language_code),
            "index_url": tree.path_of(index) if index else "",
            "original": next((found for found in versions if found.language.code == self.original_language), None),
        }
        return context

    @property
    def published_on(self):
        return self.date

    def structured_data(self, request) -> dict:
        data = {
            **super().structured_data(request),
            "articleSection": [tag.label for tag in self.tags.topics],
            "about": [{"@type": "Organization", "name": tag.label} for tag in self.tags.members],
        }
        if card := find_share_card(self.image):
            data["image"] = [request.build_absolute_uri(card.url)]
        if self.dateline_place:
            data["contentLocation"] = {"@type": "Place", "name": self.dateline_place}
        frame = frame_of(request)
        network = {"@type": "Organization", "@id": frame.organisation_id}
        if frame.text:
            network["name"] = frame.text.network_name
        return {**data, "publisher": network, "author": network}


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

    panels = [FieldPanel("term", widget=Select)]


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
