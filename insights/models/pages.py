from django.db import models
from django.db.models import Q
from django.forms import Select
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from insights.blocks import InsightStoryBlock
from insights.fetching import FIGURE, fetch_datasets
from insights.json_ld import dataset_as_json_ld
from insights.labels import Labels, fetch_labels
from insights.querysets import InsightManager
from insights.values import DatasetFigureValue
from navigation.context_processors import frame_of
from pages.blocks.text import TEXT_FEATURES
from pages.fields import StreamField
from pages.listing import Facet, Listing, country_options, options_by_facet
from pages.models import BasePage, IndexPage, PictureFields
from pages.searching import SearchField
from taxonomy.models import CountryField, Term
from translations.absence import Absence, elsewhere
from translations.policy import LanguageNeutral, synchronised, translated
from translations.tree import SiteTree, tree_of

from .dataset import Dataset


class InsightIndexPage(IndexPage):
    """All market insights of one language, filtered by topic and country."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["insights.InsightPage"]

    class Meta:
        verbose_name = _("insight index")
        verbose_name_plural = _("insight indexes")

    def insights(self):
        return InsightPage.objects.descendant_of(self).readable()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = Listing(request, self.listed_insights(tree_of(request)).for_cards(), self._facets())
        pages = list(listing.page)
        fetch_datasets(Dataset, [page.body for page in pages], {FIGURE})
        # The largest card opens the list, where readers have not narrowed it.
        lead = pages[0] if pages and listing.page.number == 1 and not listing.is_filtered else None
        context.update(listing=listing, lead=lead, insights=pages[1:] if lead else pages)
        return context

    def listed_insights(self, tree: SiteTree):
        """Its own, and those that stand in other languages only, as far as their type wants that."""
        own = self.insights()
        if InsightPage.absence != Absence.NOTICE:
            return own
        others = elsewhere(InsightPage.objects.readable(), own, self.language.code, tree.roots)
        if not others:
            return own
        return InsightPage.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=others)).newest_first()

    def _facets(self) -> list[Facet]:
        offered = options_by_facet(self.insights().facet_rows(self.language.code))
        return [
            Facet("topic", _("Topic"), "topics__term__code", offered.get("topic", [])),
            Facet("country", _("Country"), "countries__country", country_options(offered.get("country", []))),
        ]


class InsightPage(PictureFields, BasePage):
    """Sourced figures about a market, with at least one chart."""

    parent_page_types = ["insights.InsightIndexPage"]
    subpage_types = []

    summary = models.TextField(
        _("summary"), max_length=400, help_text=_("The finding in one or two sentences; also shown in lists.")
    )
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True, help_text=_("Of publication."))
    body = StreamField(
        InsightStoryBlock(),
        verbose_name=_("body"),
        help_text=_("Text, key figures and at least one chart. Numbers come from datasets, never from typing."),
    )
    method_note = RichTextField(
        _("method"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("How the figures were made and what they leave out."),
    )

    content_panels = [
        *BasePage.content_panels,
        "summary",
        "date",
        PictureFields.picture_panel,
        "body",
        "method_note",
        MultiFieldPanel(
            [
                InlinePanel("topics", heading=_("Topics"), label=_("topic")),
                InlinePanel("countries", heading=_("Countries"), label=_("country")),
            ],
            heading=_("What it is about"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        SearchField("summary", boost=2),
        SearchField("body"),
        SearchField("method_note"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("summary", "body", "method_note"),
        *synchronised("date", "topics", "countries"),
        *PictureFields.picture_policy,
    ]
    teaser_field = "summary"
    absence = Absence.NOTICE
    stream_fields = ("body", "method_note")
    schema_type = "Report"

    objects = InsightManager()

    class Meta:
        verbose_name = _("market insight")
        verbose_name_plural = _("market insights")

    def look_up(self, request) -> None:
        self.labels  # noqa: B018  before any block asks for its own dataset
        super().look_up(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parts = self.parts
        opening = parts.pop(0) if parts and "figures" in parts[0] else None
        topics = [(term.code, self.labels.of_term(term)) for term in self.topic_terms]
        context.update(opening=opening, parts=parts, topics=topics)
        return context

    @property
    def published_on(self):
        return self.date

    def structured_data(self, request) -> dict:
        data = super().structured_data(request)
        return {
            **data,
            "publisher": {"@id": frame_of(request).organisation_id},
            "about": [self.labels.of_term(term) for term in self.topic_terms],
            "hasPart": [dataset_as_json_ld(dataset, self, request) for dataset in self.datasets],
        }

    @cached_property
    def datasets(self) -> list[Dataset]:
        return fetch_datasets(Dataset, [self.body])

    @cached_property
    def topic_terms(self) -> list[Term]:
        return [topic.term for topic in self.topics.select_related("term")]

    @cached_property
    def labels(self) -> Labels:
        """The words of all datasets and topics of the page."""
        return fetch_labels(self.datasets, self.topic_terms)

    @property
    def key_figure(self) -> DatasetFigureValue | None:
        """The first figure of the page, for its card; reads no other block."""
        places = (position for position, raw in enumerate(self.body.raw_data) if raw["type"] == FIGURE)
        return next((self.body[position].value for position in places), None)

    @property
    def parts(self) -> list[dict]:
        """The body in order: `figures` holds key figures that follow one another, `block` anything else.

        `names` are the places of figures in the body, as translations call them.
        """
        parts = []
        for block in self.body:
            if block.block_type != FIGURE:
                parts.append({"block": block})
                continue
            if not (parts and "figures" in parts[-1]):
                parts.append({"figures": [], "names": []})
            parts[-1]["figures"].append(block.value)
            parts[-1]["names"].append(f"body.{block.id}")
        return parts


class InsightTopic(LanguageNeutral, Orderable):
    """A topic of an insight."""

    page = ParentalKey(InsightPage, on_delete=models.CASCADE, related_name="topics")
    term = models.ForeignKey(
        Term,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": Term.Kind.TOPIC},
        help_text=_("From the code list of topics."),
    )

    panels = [FieldPanel("term", widget=Select)]


class InsightCountry(LanguageNeutral, Orderable):
    """A country that an insight is about."""

    page = ParentalKey(InsightPage, on_delete=models.CASCADE, related_name="countries")
    country = CountryField(_("country"), help_text=_("A country whose market the insight describes."))

    panels = [FieldRowPanel(["country"])]
