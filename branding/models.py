from html import unescape

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.forms import Select
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from accounts.visibility import readable
from assets.models import CustomDocument
from assets.storages import private_storage
from pages.blocks.text import TEXT_FEATURES
from pages.models import BasePage
from taxonomy.models import Term
from translations.policy import synchronised, translated

from .diagram import ClearSpaceDiagram, ratio_of
from .drawing import is_drawable


class LogoKit(ClusterableModel):
    """A logo as a thing: one SVG for each variant, from which all other files are made."""

    slug = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Begins the name of every file of the kit. Do not change it."),
    )
    version = models.CharField(_("version"), max_length=20, default="1.0", help_text=_("Of the artwork, as in 2.1."))
    updated = models.DateField(_("updated"), help_text=_("The day of this version."))
    clear_space = models.DecimalField(
        _("clear space"),
        max_digits=4,
        decimal_places=2,
        default=0.25,
        validators=[MinValueValidator(0)],
        help_text=_("Free room on each side, as a part of the logo's height: 0.25 is a quarter."),
    )
    minimum_width_mm = models.PositiveSmallIntegerField(
        _("smallest width in print, mm"), default=25, help_text=_("Smaller, the words cannot be read.")
    )
    minimum_width_px = models.PositiveSmallIntegerField(
        _("smallest width on screens, px"), default=120, help_text=_("Smaller, the words cannot be read.")
    )
    # SHA-256 of the masters and texts that the files were made from; empty before the first time.
    made_from = models.CharField(max_length=64, blank=True, default="", editable=False)

    panels = [
        FieldRowPanel(["slug", "version", "updated"]),
        MultiFieldPanel([FieldRowPanel(["clear_space", "minimum_width_mm", "minimum_width_px"])], heading=_("Rules")),
        InlinePanel("variants", heading=_("Variants"), label=_("variant"), min_num=1),
        InlinePanel("colours", heading=_("Colours"), label=_("colour")),
    ]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("logo kit")
        verbose_name_plural = _("logo kits")

    def __str__(self):
        return f"{self.slug} {self.version}"


class LogoVariant(Orderable):
    """One drawing of a logo, for one kind of background."""

    class Variant(models.TextChoices):
        COLOUR = "colour", _("Colour")
        MONO = "mono", _("One colour")
        REVERSED = "reversed", _("Reversed, for dark backgrounds")

    kit = ParentalKey(LogoKit, on_delete=models.CASCADE, related_name="variants")
    variant = models.CharField(
        _("variant"), max_length=10, choices=Variant.choices, help_text=_("Decides the background of its preview.")
    )
    master = models.ForeignKey(
        CustomDocument,
        verbose_name=_("master"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("An SVG file with outlined words. PDF and PNG files are made from it."),
    )

    panels = [FieldRowPanel([FieldPanel("variant"), FieldPanel("master")])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["kit", "variant"], name="one_master_per_logo_variant")]

    def __str__(self):
        return f"{self.kit}: {self.get_variant_display()}"

    def clean(self):
        super().clean()
        if self.master_id and not self._is_drawable():
            raise ValidationError(
                {"master": _("Choose an SVG drawing that is whole in itself: no linked pictures, and a size.")}
            )

    def _is_drawable(self) -> bool:
        try:
            with self.master.open_file() as handle:
                return is_drawable(handle.read())
        except OSError:
            return False

    @property
    def purpose(self) -> str:
        return {
            self.Variant.COLOUR: _("On white and pale backgrounds"),
            self.Variant.MONO: _("For one-colour printing, stamps and engraving"),
            self.Variant.REVERSED: _("White drawing, on green and other dark surfaces"),
        }[self.variant]


class LogoColour(Orderable):
    """A colour of the identity, in the systems that printers and web designers use."""

    kit = ParentalKey(LogoKit, on_delete=models.CASCADE, related_name="colours")
    name = models.ForeignKey(
        Term,
        verbose_name=_("name"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": Term.Kind.COLOUR},
        help_text=_("From the code list of colour names."),
    )
    hex = models.CharField(
        _("HEX"),
        max_length=7,
        validators=[RegexValidator(r"^#[0-9A-F]{6}$", _("Six capital hexadecimal digits after #."))],
        help_text=_("For screens, as in #1F5A41."),
    )
    cmyk = models.CharField(
        _("CMYK"),
        max_length=20,
        validators=[RegexValidator(r"^\d{1,3}( \d{1,3}){3}$", _("Four numbers from 0 to 100."))],
        help_text=_("For print: four percentages, as in 66 0 28 65."),
    )

    panels = [FieldRowPanel([FieldPanel("name", widget=Select), "hex", "cmyk"])]

    @property
    def rgb(self) -> str:
        """The HEX value as three decimal numbers."""
        return " ".join(str(int(self.hex[start : start + 2], 16)) for start in (1, 3, 5))


class LogoFile(models.Model):
    """A file of a kit, made from a master or bundled from all of them. Its address names the file and stays."""

    kit = models.ForeignKey(LogoKit, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    variant = models.CharField(max_length=10, blank=True)
    format = models.CharField(max_length=4)
    width = models.PositiveIntegerField(null=True)
    file = models.FileField(upload_to="logos", storage=private_storage)
    size = models.PositiveBigIntegerField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ["kit", "pk"]
        constraints = [models.UniqueConstraint(fields=["kit", "name"], name="logo_file_name_once_per_kit")]

    def __str__(self):
        return self.name


class LogoKitIndexPage(BasePage):
    """The logos of the network, and how to use them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["branding.LogoKitPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    content_panels = [*BasePage.content_panels, "introduction"]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    translatable_fields = [*BasePage.translatable_fields, *translated("introduction")]
    teaser_field = "introduction"
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
        index.SearchField("summary", boost=2),
        index.SearchField("introduction"),
        index.SearchField("dos"),
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
