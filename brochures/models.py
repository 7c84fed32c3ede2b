from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PageManager

from assets.models import CustomDocument, CustomImage
from pages.blocks import StoryBlock
from pages.fields import StreamField
from pages.listing import Listing
from pages.models import BasePage
from pages.searching import SearchField
from taxonomy.models import LanguageField
from translations.languages import Language
from translations.policy import synchronised, translated

from .querysets import BrochureQuerySet


class Brochure(ClusterableModel):
    """A brochure as a thing: edition, version, a file for each language. Pages in many languages present it."""

    slug = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Stands in printed QR codes as /go/<code>. Never change it.")
    )
    edition = models.CharField(_("edition"), max_length=40, help_text=_("As printed on the cover, for example 2026."))
    version = models.CharField(_("version"), max_length=20, default="1.0", help_text=_("Counts corrections: 1.0, 1.1."))
    published = models.DateField(_("published"), help_text=_("The day of this version."))

    panels = [
        FieldRowPanel(["slug", "edition", "version", "published"]),
        InlinePanel("files", heading=_("Files"), label=_("file"), help_text=_("One PDF for each language.")),
    ]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("brochure")
        verbose_name_plural = _("brochures")

    def __str__(self):
        return f"{self.slug} {self.edition}"


class BrochureFile(Orderable):
    """The PDF of one language. Replace the document's file to publish a new version: its address stays."""

    brochure = ParentalKey(Brochure, on_delete=models.CASCADE, related_name="files")
    language = LanguageField(_("language"), help_text=_("The language of the brochure in this file."))
    document = models.ForeignKey(
        CustomDocument,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("A PDF. Pages, size and cover are read from it."),
    )
    cover = models.ForeignKey(
        CustomImage, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    cover_of = models.CharField(max_length=40, blank=True, editable=False)

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("document")])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["brochure", "language"], name="one_brochure_file_per_language")]

    def __str__(self):
        return f"{self.brochure}, {self.language}"

    def clean(self):
        super().clean()
        if self.document_id and self.document.page_count is None:
            raise ValidationError({"document": _("Choose a PDF file: pages and cover are read from it.")})


class BrochureIndexPage(BasePage):
    """All brochures, each with the download that fits the reader's language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["brochures.BrochurePage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    content_panels = [*BasePage.content_panels, "introduction"]
    search_fields = [*BasePage.search_fields, SearchField("introduction")]
    translatable_fields = [*BasePage.translatable_fields, *translated("introduction")]
    teaser_field = "introduction"
    # Its few own words frame a list that is always new.
    stale_notice_after = None
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("brochure index")
        verbose_name_plural = _("brochure indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        brochures = BrochurePage.objects.descendant_of(self).readable().for_cards()
        context["listing"] = Listing(request, brochures, [])
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
        StoryBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("The brochure as a web page: same text as the PDF."),
    )

    content_panels = [*BasePage.content_panels, "brochure", "edition_label", "summary", "body"]
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
    teaser_field = "summary"
    stream_fields = ("body",)
    route_related = ("brochure",)

    objects = PageManager.from_queryset(BrochureQuerySet)()

    class Meta:
        verbose_name = _("brochure page")
        verbose_name_plural = _("brochure pages")

    def look_up(self, request) -> None:
        files = Prefetch("files", BrochureFile.objects.select_related("document", "cover"))
        prefetch_related_objects([self.brochure], files)
        super().look_up(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["stable_url"] = request.build_absolute_uri(reverse("brochures:go", args=[self.brochure.slug]))
        return context

    def structured_data(self, request) -> dict:
        data = super().structured_data(request)
        return {
            **data,
            "datePublished": self.brochure.published.isoformat(),
            "hasPart": [self._file_as_json_ld(file, request) for file in self.files],
        }

    def _file_as_json_ld(self, file: BrochureFile, request) -> dict:
        document = file.document
        return {
            "@type": "DigitalDocument",
            "name": document.title,
            "inLanguage": Language(file.language).tag,
            "version": self.brochure.version,
            "datePublished": self.brochure.published.isoformat(),
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": document.content_type,
                "contentSize": str(document.file_size),
                "contentUrl": request.build_absolute_uri(document.url),
            },
        }

    @cached_property
    def files(self) -> list[BrochureFile]:
        """The files that the reader may take: the one of this page's language first, the others in the site's order."""
        return sorted(
            (file for file in self.brochure.files.all() if file.document.is_for_reader),
            key=lambda file: (file.language != self.locale.language_code, file.sort_order or 0),
        )

    @cached_property
    def own_file(self) -> BrochureFile | None:
        return next((file for file in self.files if file.language == self.locale.language_code), None)

    @property
    def best_file(self) -> BrochureFile | None:
        """The file of the page's language, else the first one."""
        return self.own_file or next(iter(self.files), None)

    @property
    def picture(self) -> CustomImage | None:
        return self.best_file.cover if self.best_file else None
