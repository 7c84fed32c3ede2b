from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from assets.models import CustomDocument
from assets.storages import private_storage
from branding.drawing import is_drawable
from taxonomy.models import Term


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
        InlinePanel(
            "print_files",
            heading=_("Print files"),
            label=_("print file"),
            help_text=_("EPS and AI as the designer delivered them. They are inspected first and never opened here."),
        ),
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
        if self.master_id and ("references" in self.master.removed or not self._is_drawable()):
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
