from html import unescape

from django.db import models
from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import RichTextField

from accounts.visibility import readable
from branding.diagram import ClearSpaceDiagram, Usage
from branding.showing import USUAL_RATIO, ShownVersion
from branding.tester import answer_for
from pages.blocks.text import TEXT_FEATURES
from pages.models import BasePage, IndexPage
from pages.searching import SearchField
from translations.policy import synchronised, translated

from .cells import Variant
from .kit import LogoColour, LogoKit
from .versions import LogoFile, LogoKitVersion


class LogoKitIndexPage(IndexPage):
    """The logos of the network, and how to use them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["branding.LogoKitPage"]

    class Meta:
        verbose_name = _("logo index")
        verbose_name_plural = _("logo indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        kits = LogoKitPage.objects.descendant_of(self).order_by("path")
        newest = LogoKitVersion.objects.filter(kit=OuterRef("version__kit")).values("pk")[:1]
        shown = Prefetch("kit__versions__files", LogoFile.objects.filter(version=Subquery(newest)))
        context["kits"] = readable(kits).select_related("kit", "locale").prefetch_related("kit__versions", shown)
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
    co_branding_text = models.TextField(
        _("beside other logos, in words"), blank=True, help_text=_("Beside the drawing of two logos side by side.")
    )
    terms_text = models.TextField(
        pgettext_lazy("conditions of use", "terms"),
        blank=True,
        help_text=_("What members accept before they take a file, a paragraph on each line. The kit holds its number."),
    )

    content_panels = [
        *BasePage.content_panels,
        "kit",
        "summary",
        "introduction",
        MultiFieldPanel(
            ["clear_space_text", "minimum_size_text", "co_branding_text", "dos", "donts"], heading=_("Rules")
        ),
        "terms_text",
    ]
    search_fields = [
        *BasePage.search_fields,
        SearchField("summary", boost=2),
        SearchField("introduction"),
        SearchField("dos"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated(
            "summary",
            "introduction",
            "clear_space_text",
            "minimum_size_text",
            "co_branding_text",
            "dos",
            "donts",
            "terms_text",
        ),
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
        prefetch_related_objects([self.kit], "versions", colour_names)
        super().look_up(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["tester"] = answer_for(request.GET, self.shown.testable if self.shown else [])
        return context

    @cached_property
    def shown(self) -> ShownVersion | None:
        """The newest version; None while the first one is being made."""
        return ShownVersion(self.kit.newest) if self.kit.newest else None

    @property
    def older_versions(self) -> list:
        return list(self.kit.versions.all())[1:]

    @property
    def diagram(self) -> ClearSpaceDiagram:
        main = self.shown and self.shown.main
        return ClearSpaceDiagram(float(self.kit.clear_space), main.ratio if main else USUAL_RATIO)

    @property
    def usage(self) -> Usage | None:
        """The pictures of right and wrong, and of the logo beside another one."""
        if not (self.shown and self.shown.main):
            return None
        light = next((drawing for drawing in self.shown.testable if drawing.variant == Variant.REVERSED), None)
        return Usage(self.diagram, self.shown.main.key, light.key if light else "")

    @property
    def dos_lines(self) -> list[str]:
        return _lines(self.dos)

    @property
    def terms_lines(self) -> list[str]:
        return [line.strip() for line in self.terms_text.splitlines() if line.strip()]

    @property
    def donts_lines(self) -> list[str]:
        return _lines(self.donts)


def _lines(html: str) -> list[str]:
    """The entries of a list as plain text."""
    return [unescape(strip_tags(entry)).strip() for entry in html.split("</li>") if strip_tags(entry).strip()]
