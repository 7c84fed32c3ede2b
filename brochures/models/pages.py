from django.db import models
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager

from assets.models import CustomImage
from brochures.blocks import BrochureStoryBlock
from brochures.network import NetworkFacts
from brochures.offers import Offer, Offers
from brochures.querysets import BrochureQuerySet
from pages.fields import StreamField
from pages.listing import Listing
from pages.models import BasePage, IndexPage
from pages.searching import SearchField
from translations.languages import Language
from translations.policy import synchronised, translated

from .record import Brochure
from .versions import BrochureVersion


class BrochureIndexPage(IndexPage):
    """All brochures, each with the download that fits the reader's language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["brochures.BrochurePage"]

    class Meta:
        verbose_name = _("brochure index")
        verbose_name_plural = _("brochure indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        brochures = BrochurePage.objects.descendant_of(self).readable().for_cards()
        context["listing"] = Listing(request, brochures, [])
        covers = [brochure.picture for brochure in context["listing"].page if brochure.picture]
        prefetch_related_objects(covers, "renditions")
        return context


class BrochurePage(BasePage):
    """A brochure to read here or to take away, in one language."""

    parent_page_types = ["brochures.BrochureIndexPage"]
    subpage_types = []

    brochure = models.ForeignKey(
        Brochure,
        verbose_name=_("brochure"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("Edition, version and files come from it."),
    )
    edition_label = models.CharField(
        _("edition in words"), max_length=80, blank=True, help_text=_("For example “Edition 2026”.")
    )
    summary = models.TextField(
        _("summary"), max_length=400, help_text=_("What the brochure is for; also shown in lists.")
    )
    body = StreamField(
        BrochureStoryBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_(
            "The brochure as a web page. With a cover among its blocks, the site also makes its PDFs, in every "
            "language in which the page is published."
        ),
    )
    what_changed = models.TextField(
        _("what changed"),
        max_length=400,
        blank=True,
        help_text=_(
            "Stands beside the next version, for readers of this language. Empty, or as it was the last time: the "
            "site names the chapters that changed."
        ),
    )

    content_panels = [*BasePage.content_panels, "brochure", "edition_label", "summary", "body", "what_changed"]
    search_fields = [
        *BasePage.search_fields,
        SearchField("summary", boost=2),
        SearchField("body"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("edition_label", "summary", "body"),
        *synchronised("brochure"),
    ]
    # Of the original alone: to readers of other languages the site says what changed in theirs.
    never_translated = ("what_changed",)
    teaser_field = "summary"
    stream_fields = ("body",)
    route_related = ("brochure",)

    objects = PageManager.from_queryset(BrochureQuerySet)()

    class Meta:
        verbose_name = _("brochure page")
        verbose_name_plural = _("brochure pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["stable_url"] = request.build_absolute_uri(reverse("brochures:go", args=[self.brochure.slug]))
        context["network"] = NetworkFacts.of(self.version.figures if self.version else None)
        return context

    @property
    def published_on(self):
        return self.brochure.published

    def structured_data(self, request) -> dict:
        data = super().structured_data(request)
        return {
            **data,
            "hasPart": [_offer_as_json_ld(offer, request) for offer in self.offers.given],
        }

    @property
    def version(self) -> BrochureVersion | None:
        """The newest one that is complete; None until the first one is."""
        return self.brochure.newest

    @cached_property
    def earlier_versions(self) -> list[BrochureVersion]:
        """The last ones before the newest."""
        return list(self.brochure.versions.complete()[1:13]) if self.version else []

    @cached_property
    def offers(self) -> Offers:
        """What the reader may take, the language of this page first."""
        return Offers(self)

    @property
    def picture(self) -> CustomImage | None:
        """The cover of the page's language, else that of the first one of which the reader may have the brochure."""
        covers = (offer.cover for offer in self.offers.to_read)
        return next((cover for cover in covers if cover), None)


def _offer_as_json_ld(offer: Offer, request) -> dict:
    return {
        "@type": "DigitalDocument",
        "name": offer.title,
        "inLanguage": Language(offer.language).tag,
        "version": offer.version,
        "datePublished": offer.day.isoformat(),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentSize": str(offer.size),
            "contentUrl": request.build_absolute_uri(offer.url),
        },
    }
