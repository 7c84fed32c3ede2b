from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from assets.models import CustomDocument
from branding.artwork.masters import problem_of
from branding.forms import LogoKitForm
from taxonomy.models import LanguageField, Term

from .cells import Lockup, Variant
from .problems import Problem, details_in_words

_NUMBER = RegexValidator(r"^[A-Za-z0-9][-.A-Za-z0-9]*$", _("Letters, digits, points and hyphens only."))


class LogoKit(ClusterableModel):
    """A logo as a thing: one or a few SVGs, from which all other files are made."""

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        MEMBERS = "members", _("Representatives of current members, and staff")

    slug = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Begins the name of every file of the kit. Do not change it."),
    )
    version = models.CharField(
        _("version"),
        max_length=20,
        default="1.0",
        validators=[_NUMBER],
        help_text=_("Of the artwork, as in 2.1. Raised by itself when the artwork changes and you have not done it."),
    )
    updated = models.DateField(_("updated"), help_text=_("The day of this version."))
    audience = models.CharField(
        _("audience"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Who may take the files. The page with the rules is for everybody who may read it."),
    )
    terms_version = models.CharField(
        _("version of the terms"),
        max_length=20,
        blank=True,
        validators=[_NUMBER],
        help_text=_(
            "As in 2026-10. Their words stand on the pages. Members accept each version once before they take a file;"
            " a new number asks all of them again. Empty: nobody is asked."
        ),
    )
    gives_badges_their_sign = models.BooleanField(
        _("sign of the badges"),
        default=False,
        help_text=_("The badges “member of” show the symbol of this kit, as it is in its newest version."),
    )
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
    # Why the last attempt to make the files ended without them.
    problem = models.CharField(max_length=10, choices=Problem.choices, blank=True, default="", editable=False)
    # Of that attempt: what exactly was wrong, as `problems.details_of` gives it, what it tried to use, and when.
    problem_details = models.JSONField(blank=True, default=dict, editable=False)
    tried_from = models.CharField(max_length=64, blank=True, default="", editable=False)
    tried_at = models.DateTimeField(null=True, editable=False)

    base_form_class = LogoKitForm
    panels = [
        HelpPanel(template="branding/panels/kit_progress.html"),
        FieldRowPanel(["slug", "version", "updated"]),
        FieldRowPanel(["audience", "terms_version"]),
        "gives_badges_their_sign",
        MultiFieldPanel([FieldRowPanel(["clear_space", "minimum_width_mm", "minimum_width_px"])], heading=_("Rules")),
        InlinePanel(
            "variants",
            heading=_("Masters"),
            label=_("master"),
            min_num=1,
            help_text=_(
                "A lockup needs one drawing, in colour or in one colour; the other variants are made from it."
                " Add a drawing of your own where that does not look right."
            ),
        ),
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
        constraints = [
            models.UniqueConstraint(
                fields=["gives_badges_their_sign"],
                condition=models.Q(gives_badges_their_sign=True),
                name="one_logo_kit_gives_badges_their_sign",
                violation_error_message=_("Another kit gives the badges their sign. Take that from it first."),
            )
        ]
        verbose_name = _("logo kit")
        verbose_name_plural = _("logo kits")

    def __str__(self):
        return f"{self.slug} {self.version}"

    def clean(self):
        super().clean()
        if self.terms_version and self.audience == self.Audience.PUBLIC:
            raise ValidationError(
                {"terms_version": _("Terms are accepted for a member: choose the audience of members first.")}
            )
        older = self.versions.all()[1:] if self.pk else []
        if self.version in {version.number for version in older}:
            raise ValidationError({"version": _("An older version has this number. Its files keep their addresses.")})

    @property
    def newest(self):
        """The version that readers get; None while the first one is being made."""
        return next(iter(self.versions.all()), None)

    @property
    def problem_in_words(self) -> str:
        """In the active language; empty where all is well."""
        return details_in_words(self.problem_details) or self.get_problem_display()

    @property
    def version_shown(self) -> str:
        """The number that readers are told: of what they get."""
        return self.newest.number if self.newest else self.version


class LogoVariant(Orderable):
    """A master: one drawing of a logo, as the designer made it."""

    Variant = Variant

    kit = ParentalKey(LogoKit, on_delete=models.CASCADE, related_name="variants")
    lockup = models.CharField(
        _("lockup"),
        max_length=10,
        choices=Lockup.choices,
        default=Lockup.HORIZONTAL,
        help_text=_("How sign and words stand together."),
    )
    variant = models.CharField(
        _("variant"), max_length=10, choices=Variant.choices, help_text=_("Decides the background of its preview.")
    )
    language = LanguageField(
        _("language"), blank=True, help_text=_("Of the words, where the logo has them in several languages.")
    )
    master = models.ForeignKey(
        CustomDocument,
        verbose_name=_("master"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("An SVG file with outlined words and flat colours. All other files are made from it."),
    )

    panels = [FieldRowPanel(["lockup", "variant", "language"]), FieldPanel("master")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["kit", "lockup", "variant", "language"],
                name="one_master_per_logo_cell",
                violation_error_message=_("This kit has a drawing for this lockup, variant and language already."),
            )
        ]

    def __str__(self):
        return f"{self.kit}: {self.get_lockup_display()}, {self.get_variant_display()}"

    def clean(self):
        super().clean()
        if self.master_id and (problem := self._problem()):
            raise ValidationError({"master": problem})

    def _problem(self) -> str:
        try:
            with self.master.open_file() as handle:
                return problem_of(handle.read(), self.master.removed)
        except OSError:
            return _("This file is missing. Upload it again.")


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
    pantone = models.CharField(
        _("Pantone"), max_length=40, blank=True, help_text=_("The name of the ready-mixed ink, as in 3425 C.")
    )

    panels = [FieldRowPanel([FieldPanel("name", widget=Select), "hex", "cmyk", "pantone"])]

    @property
    def rgb(self) -> str:
        """The HEX value as three decimal numbers."""
        return " ".join(str(int(self.hex[start : start + 2], 16)) for start in (1, 3, 5))
