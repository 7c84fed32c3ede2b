import os
import secrets
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    ImageQuerySet,
    SourceImageIOError,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from accounts.reader import current_reader
from accounts.roles import is_member, works_with_files
from taxonomy.models import LanguageField

from .counts import BadgeCount, DownloadCount  # noqa: F401  where Django looks for models
from .fields import PictureField
from .inspected import InspectedFile, InspectedQuerySetMixin, quarantined
from .inspection import inspect, refuse_print_file
from .reservations import Reservation  # noqa: F401  where Django looks for models
from .storages import PRIVATE_PREFIX, private_storage


class Audience(models.TextChoices):
    """Who may see a file."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members")
    STAFF = "staff", _("Staff")


def audiences_of(user) -> frozenset[str]:
    """The audiences that a person belongs to."""
    if works_with_files(user):
        return frozenset(Audience)
    return frozenset({Audience.PUBLIC, Audience.MEMBERS} if is_member(user) else {Audience.PUBLIC})


class AudienceQuerySetMixin(InspectedQuerySetMixin):
    def visible_to(self, user):
        """What a person may see; nobody signed in sees what is public."""
        return self.filter(audience__in=audiences_of(user))


class CustomImageQuerySet(AudienceQuerySetMixin, ImageQuerySet):
    def with_renditions(self):
        """Two queries for any number of pictures: the images and the sizes in which they exist."""
        return self.prefetch_related("renditions")


class CustomDocumentQuerySet(AudienceQuerySetMixin, DocumentQuerySet):
    pass


class FileFacts(InspectedFile):
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

    # What choosers and lists narrow a search by.
    filter_fields = [index.FilterField("state"), index.FilterField("incoming"), index.FilterField("audience")]

    class Meta:
        abstract = True

    @property
    def is_for_everybody(self) -> bool:
        return self.is_served and self.audience == Audience.PUBLIC

    @property
    def is_for_reader(self) -> bool:
        """Whether a page may show it to whoever is being answered; no cache keeps what a signed-in person gets."""
        return self.is_served and self.audience in audiences_of(current_reader())


class CustomImage(FileFacts, AbstractImage):
    """A picture. The original has no address; readers get renditions."""

    file = PictureField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        storage=private_storage,
    )
    # Known to the task worker, from the pages that use it and its collection: its sizes have no public address.
    is_confined = models.BooleanField(default=False, editable=False)

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

    search_fields = [*AbstractImage.search_fields, *FileFacts.filter_fields]

    objects = CustomImageQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def rendition_folder(self) -> str:
        """Where renditions of this content lie for this audience: others are out of date."""
        prefix = "" if self.audience == Audience.PUBLIC and not self.is_confined else PRIVATE_PREFIX
        return f"{prefix}images/{self.get_file_hash()[:12]}/"

    file_facts = (*InspectedFile.file_facts, "width", "height")

    def get_upload_to(self, filename):
        place = super().get_upload_to(filename)
        return place if self.is_served else quarantined(self, place)

    def set_file_facts(self, facts: dict) -> None:
        self.width, self.height = facts["width"], facts["height"]

    def get_rendition(self, filter):  # noqa: A002  Wagtail's name
        return super().get_rendition(filter) if self.is_served else Rendition.standing_in(self, filter)

    def get_renditions(self, *filters):
        if self.is_served:
            return super().get_renditions(*filters)
        sizes = [size if isinstance(size, Filter) else Filter(spec=size) for size in filters]
        return {size.spec: Rendition.standing_in(self, size) for size in sizes}

    @contextmanager
    def get_willow_image(self):
        """Whatever draws a picture anew comes through here."""
        if not self.is_served:
            raise SourceImageIOError("This picture has not passed its inspection.")
        with super().get_willow_image() as image:
            yield image

    def generate_rendition_file(self, filter, *, source=None):  # noqa: A002  Wagtail's name
        """In memory: Wagtail leaves its temporary file open."""
        if not self.is_served:
            raise SourceImageIOError("This picture has not passed its inspection.")
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
    file = PictureField(
        upload_to=get_rendition_upload_to, storage=get_rendition_storage, width_field="width", height_field="height"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once_per_filter_and_focal_point"
            )
        ]

    def __str__(self):
        return f"{self.image}: {self.filter_spec}"

    @classmethod
    def standing_in(cls, image: CustomImage, size: Filter | str) -> "Rendition":
        """What editors see of a picture before it is clean: a sign in its shape."""
        size = size if isinstance(size, Filter) else Filter(spec=size)
        width, height = size.get_transform(image).size
        return cls(image=image, filter_spec=size.spec, width=round(width), height=round(height))

    @property
    def url(self):
        return super().url if self.file else self.image.state_icon

    def get_upload_to(self, filename):
        return self.image.rendition_folder + os.path.basename(filename)


def document_place(document: "CustomDocument", filename: str) -> str:
    """A folder for each file: its name is what readers get, and stays when a file of that name is replaced."""
    return f"documents/{secrets.token_hex(4)}/{filename}" if document.is_served else quarantined(document, filename)


class CustomDocument(FileFacts, AbstractDocument):
    """A file for download. Its address names the document, not the file, and stays when the file is replaced."""

    file = models.FileField(_("file"), upload_to=document_place, storage=private_storage)
    page_count = models.PositiveIntegerField(
        _("pages"), null=True, blank=True, editable=False, help_text=_("Read from the file, for PDF only.")
    )

    admin_form_fields = ("title", "file", "collection", "audience", "credit", "licence", "language", "tags")

    search_fields = [*AbstractDocument.search_fields, *FileFacts.filter_fields]

    objects = CustomDocumentQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    file_facts = (*InspectedFile.file_facts, "page_count")

    def set_file_facts(self, facts: dict) -> None:
        self.page_count = facts["page_count"]

    @property
    def url(self):
        return reverse("assets:download", args=[self.pk])

    @property
    def kind(self) -> str:
        """The kind of file as readers know it: PDF, SVG, ZIP."""
        return self.file_extension.upper()

    def clean(self):
        if not self.file:
            return  # its field has said what is wrong; Wagtail would add that a name without letters is no PDF
        refuse_print_file(self.file.name)
        super().clean()
        if not self.file._committed:
            inspect(self.file.file, self.filename)

    def _set_document_file_metadata(self):
        super()._set_document_file_metadata()
        with self.open_file() as file:
            self.page_count = inspect(file, self.filename).page_count
