from html import unescape

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import RichTextField

from accounts.visibility import readable
from branding.diagram import ClearSpaceDiagram, ratio_of
from pages.blocks.text import TEXT_FEATURES
from pages.models import BasePage
from pages.searching import SearchField
from translations.policy import synchronised, translated

from .kit import LogoColour, LogoFile, LogoKit


class LogoKitIndexPage(BasePage):
    """The logos of the network, and how to use them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["branding.LogoKitPage"]
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
        verbose_name = _("logo index")
        verbose_name_plural = _("logo indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        kits = LogoKitPage.objects.descendant_of(self).order_by("path")
        context["kits"] = readable(kits).select_related("kit", "locale").prefetch_related("kit__files")
        return context


class LogoKitPage(BasePage):
    """One logo with its files and rules, in one language."""

    parent_page_types = ["branding.LogoKitIndexPage"]
    subpage_types = []

    kit = models.ForeignKey(
        LogoKit,
        verbose_name=_("logo kit"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The files and measures come from it."),
    )
    summary = models.TextField(_("summary"), max_length=400, help_text=_("Who uses this logo; also shown in lists."))
    introduction = RichTextField(
        _("introduction"), features=TEXT_FEATURES, blank=True, help_text=_("What the logo stands for.")
    )
    clear_space_text = models.TextField(
        _("clear space in words"), blank=True, help_text=_("Beside the drawing of the clear space.")
    )
    minimum_size_text = models.TextField(
        _("smallest size in words"), blank=True, help_text=_("Beside the smallest widths.")
    )
    dos = RichTextField(_("do"), features=["ul", "bold"], blank=True, help_text=_("A list of what to do."))
    donts = RichTextField(_("do not"), features=["ul", "bold"], blank=True, help_text=_("A list of what to avoid."))

    content_panels = [
        *BasePage.content_panels,
        "kit",
        "summary",
        "introduction",
        MultiFieldPanel(["clear_space_text", "minimum_size_text", "dos", "donts"], heading=_("Rules")),
    ]
    search_fields = [
        *BasePage.search_fields,
        SearchField("summary", boost=2),
        SearchField("introduction"),
        SearchField("dos"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("summary", "introduction", "clear_space_text", "minimum_size_text", "dos", "donts"),
        *synchronised("kit"),
    ]
    teaser_field = "summary"
    stream_fields = ("introduction",)
    route_related = ("kit",)

    class Meta:
        verbose_name = _("logo page")
        verbose_name_plural = _("logo pages")

    def look_up(self, request) -> None:
        colour_names = Prefetch("colours", LogoColour.objects.select_related("name").prefetch_related("name__labels"))
        prefetch_related_objects([self.kit], "files", "variants", colour_names)
        super().look_up(request)

    @property
    def archive(self) -> LogoFile | None:
        """Everything in one file; None while the files are being made."""
        return next((file for file in self.kit.files.all() if file.format == "zip"), None)

    @property
    def formats(self) -> list[str]:
        """The formats in the archive, as readers know them."""
        files = self.kit.files.all()
        return list(dict.fromkeys(file.format.upper() for file in files if file.variant))

    @property
    def main_variant(self) -> str:
        """The first variant with a drawing to show; empty while the files are being made."""
        return next((file.variant for file in self.kit.files.all() if file.format == "svg"), "")

    @property
    def variants(self) -> list[dict]:
        """Each variant that has its files, with the height of a preview 600 pixels wide."""
        return [
            {"variant": variant, "files": files, "preview_height": round(600 / ratio_of(files))}
            for variant in self.kit.variants.all()
            if (files := [file for file in self.kit.files.all() if file.variant == variant.variant])
        ]

    @property
    def diagram(self) -> ClearSpaceDiagram:
        return ClearSpaceDiagram(float(self.kit.clear_space), ratio_of(self.kit.files.all()))

    @property
    def dos_lines(self) -> list[str]:
        return _lines(self.dos)

    @property
    def donts_lines(self) -> list[str]:
        return _lines(self.donts)


def _lines(html: str) -> list[str]:
    """The entries of a list as plain text."""
    return [unescape(strip_tags(entry)).strip() for entry in html.split("</li>") if strip_tags(entry).strip()]
