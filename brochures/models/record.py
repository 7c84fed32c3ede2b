"""A brochure as a thing, and what designers upload for it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from accounts.reader import current_reader
from assets.inspected import FileState
from assets.models import CustomDocument, CustomImage
from assets.reasons import words_for
from taxonomy.models import LanguageField


class Kind(models.TextChoices):
    """What an edition is for; the code stands in addresses."""

    SCREEN = "screen", _("To read on screens")
    PRINT = "print", _("For the printer: bleed, crop marks, printing inks")


class Brochure(ClusterableModel):
    """A brochure as a thing: edition, versions, files. Pages in many languages present it."""

    slug = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Stands in printed QR codes as /go/<code>. Never change it.")
    )
    edition = models.CharField(_("edition"), max_length=40, help_text=_("As printed on the cover, for example 2026."))
    version = models.CharField(
        _("version"),
        max_length=20,
        default="1.0",
        validators=[RegexValidator(r"^\d+(\.\d+)*$", _("Numbers with full stops between them, as in 1.2."))],
        help_text=_("Counted by the site: 1.0, 1.1. Write a higher number, such as 2.0, to begin anew with it."),
    )
    # The day of the newest version.
    published = models.DateField(_("published"), default=timezone.localdate, editable=False)

    panels = [
        FieldRowPanel(["slug", "edition", "version"]),
        InlinePanel(
            "files",
            heading=_("Uploaded files"),
            label=_("file"),
            help_text=_("A designer's PDF for a language and an edition. It is offered in place of the one made here."),
        ),
    ]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("brochure")
        verbose_name_plural = _("brochures")

    def __str__(self):
        return f"{self.slug} {self.edition}"

    @cached_property
    def newest(self):
        """The newest complete version, with its editions."""
        if not hasattr(self, "newest_versions"):
            prefetch_related_objects([self], self.newest_with_editions())
        return next(iter(self.newest_versions), None)

    @staticmethod
    def newest_with_editions(path: str = "") -> Prefetch:
        """For any number of brochures; `path` leads to them, as in "brochure__". Editions say if they `is_open`."""
        from .versions import BrochureEdition, BrochureVersion  # which hang on this record

        shown = BrochureEdition.objects.with_cover().with_openness(current_reader()).select_related("document")
        editions = Prefetch("editions", shown)
        versions = BrochureVersion.objects.newest().prefetch_related(editions)
        return Prefetch(f"{path}versions", versions, to_attr="newest_versions")


class BrochureFile(Orderable):
    """A designer's PDF. Replace the document's file to publish a new version: its address stays."""

    brochure = ParentalKey(Brochure, on_delete=models.CASCADE, related_name="files")
    language = LanguageField(_("language"), help_text=_("The language of the brochure in this file."))
    edition = models.CharField(
        _("edition"),
        max_length=6,
        choices=Kind,
        default=Kind.SCREEN,
        help_text=_("The print edition has bleed and crop marks; readers get the other one."),
    )
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

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("edition"), FieldPanel("document")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["brochure", "language", "edition"], name="one_brochure_file_per_language_and_edition"
            )
        ]

    def __str__(self):
        return f"{self.brochure}, {self.language}"

    def clean(self):
        super().clean()
        if not self.document_id:
            return
        if self.document.state == FileState.REFUSED and self.trouble:
            raise ValidationError({"document": self.trouble})
        if self.document.page_count is None:
            raise ValidationError({"document": _("Choose a PDF file: pages and cover are read from it.")})

    @property
    def trouble(self) -> str:
        """Why readers do not have the newest upload; empty where they do."""
        document = self.document
        reason = words_for(document.reason, document.reason_parameters) if document.reason else ""
        if document.upload is not None:
            return f"{_('The uploaded file waits for its inspection.')} {reason}".strip()
        return _("The uploaded file was refused: %(reason)s") % {"reason": reason} if reason else ""


class BrochureCover(models.Model):
    """The first page of what the site has made in a language: of the newest version alone."""

    brochure = ParentalKey(Brochure, on_delete=models.CASCADE, related_name="covers")
    language = LanguageField()
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="+")
    # SHA-256 of the PDF that it shows.
    made_of = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brochure", "language"], name="one_brochure_cover_per_language")]

    def __str__(self):
        return f"{self.brochure}, {self.language}"
