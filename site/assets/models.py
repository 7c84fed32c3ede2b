import os

from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    get_upload_to,
)

from taxonomy.models import LanguageField

from .inspection import inspect
from .storages import PRIVATE_PREFIX, private_storage


class Audience(models.TextChoices):
    """Who may see a file."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members")
    STAFF = "staff", _("Staff")


class AudienceQuerySetMixin:
    def visible_to(self, user):
        """What a person may see; nobody signed in sees what is public."""
        if user.is_authenticated and user.is_staff:
            return self
        return self.filter(audience=Audience.PUBLIC)


class CustomImageQuerySet(AudienceQuerySetMixin, ImageQuerySet):
    def with_renditions(self):
        """Two queries for any number of pictures: the images and the sizes in which they exist."""
        return self.prefetch_related("renditions")


class CustomDocumentQuerySet(AudienceQuerySetMixin, DocumentQuerySet):
    pass


class FileFacts(models.Model):
    """What is known of every uploaded file beside its content."""

    audience = models.CharField(
        _("audience"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Who may see this file, wherever it is used."),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it; shown beside the file.")
    )
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, help_text=_("What readers may do with it, for example CC BY 4.0.")
    )
    language = LanguageField(
        _("language"), blank=True, help_text=_("The language of the words in it; empty where it has none.")
    )

    class Meta:
        abstract = True


class CustomImage(FileFacts, AbstractImage):
    """A picture. The original has no address; readers get renditions."""

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        storage=private_storage,
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "audience",
        "credit",
        "licence",
        "language",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    objects = CustomImageQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def rendition_folder(self) -> str:
        """Where renditions of this content lie for this audience: others are out of date."""
        prefix = "" if self.audience == Audience.PUBLIC else PRIVATE_PREFIX
        return f"{prefix}images/{self.get_file_hash()[:12]}/"

    def generate_rendition_file(self, filter, *, source=None):  # noqa: A002  Wagtail's name
        """In memory: Wagtail leaves its temporary file open."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    @property
    def default_alt_text(self):
        # The title is often a file name; an empty text at least does not read one out.
        return self.description


class Rendition(AbstractRendition):
    """An image in one size; its address changes with the content of the image, so that it can be cached for ever."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once_per_filter_and_focal_point"
            )
        ]

    def __str__(self):
        return f"{self.image}: {self.filter_spec}"

    def get_upload_to(self, filename):
        return self.image.rendition_folder + os.path.basename(filename)


class CustomDocument(FileFacts, AbstractDocument):
    """A file for download. Its address names the document, not the file, and stays when the file is replaced."""

    file = models.FileField(_("file"), upload_to="documents", storage=private_storage)
    page_count = models.PositiveIntegerField(
        _("pages"), null=True, blank=True, editable=False, help_text=_("Read from the file, for PDF only.")
    )

    admin_form_fields = ("title", "file", "collection", "audience", "credit", "licence", "language", "tags")

    objects = CustomDocumentQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    @property
    def url(self):
        return reverse("assets:download", args=[self.pk])

    @property
    def kind(self) -> str:
        """The kind of file as readers know it: PDF, SVG, ZIP."""
        return self.file_extension.upper()

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            inspect(self.file.file, self.filename)

    def _set_document_file_metadata(self):
        super()._set_document_file_metadata()
        with self.open_file() as file:
            self.page_count = inspect(file, self.filename).page_count
