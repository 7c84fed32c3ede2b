"""EPS and AI: what printers ask for and only a designer can make. The one place of the site that takes them."""

import secrets
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import FileInput
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.models import Orderable

from assets.inspected import FileState, InspectedFile, InspectedQuerySetMixin, quarantined
from assets.inspection import PRINT_EXTENSIONS, extension_of, inspect
from assets.storages import private_storage

from .cells import Lockup, Variant
from .kit import LogoKit

MOST_BYTES = 20 * 2**20


def print_file_place(print_file: "LogoPrintFile", filename: str) -> str:
    return (
        f"logos/print/{secrets.token_hex(4)}/{filename}" if print_file.is_served else quarantined(print_file, filename)
    )


class LogoPrintFileQuerySet(InspectedQuerySetMixin, models.QuerySet):
    pass


class LogoPrintFile(InspectedFile, Orderable):
    """A drawing for printers, handed on as it is. Readers get a copy under the name of its kit (LogoFile)."""

    kit = ParentalKey(LogoKit, on_delete=models.CASCADE, related_name="print_files")
    lockup = models.CharField(
        _("lockup"),
        max_length=10,
        choices=Lockup.choices,
        default=Lockup.HORIZONTAL,
        help_text=_("How sign and words stand together."),
    )
    variant = models.CharField(
        _("variant"),
        max_length=10,
        choices=Variant.choices,
        help_text=_("The drawing that it shows, beside which readers find it."),
    )
    file = models.FileField(
        _("file"),
        upload_to=print_file_place,
        storage=private_storage,
        help_text=_("EPS or AI, at most 20 MB. Readers always get it as a download."),
    )
    file_size = models.PositiveBigIntegerField(null=True, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)
    # Somebody who may publish has added it, or has published the kit since.
    is_approved = models.BooleanField(default=False, editable=False)

    panels = [
        # Django's usual widget links to the file, which has no address.
        FieldRowPanel(["lockup", "variant"]),
        FieldPanel("file", widget=FileInput),
        HelpPanel(template="branding/panels/print_file_state.html"),
    ]

    objects = LogoPrintFileQuerySet.as_manager()

    class Meta(Orderable.Meta):
        pass

    def __str__(self):
        return f"{self.kit}: {self.extension.upper()}"

    @property
    def extension(self) -> str:
        return extension_of(self.file.name)

    @property
    def is_withheld(self) -> bool:
        """Whether it waits, in a published kit, for somebody who may publish: nobody can clean a program."""
        return not self.is_approved and self.kit.pages.live().exists()

    @property
    def state_in_words(self) -> list[str]:
        sentences = super().state_in_words
        if self.is_served and self.is_withheld:
            sentences.append(
                _("Readers get this file as soon as somebody who may do so publishes a page of this logo.")
            )
        return sentences

    @property
    def is_new_upload(self) -> bool:
        return bool(self.file) and not self.file._committed

    def clean(self):
        super().clean()
        if not self.is_new_upload:
            return
        if self.extension not in PRINT_EXTENSIONS:
            raise ValidationError({"file": _("Choose an EPS or AI file. SVG, PDF and PNG are made from the drawing.")})
        if self.file.size > MOST_BYTES:
            raise ValidationError({"file": _("This file is larger than 20 MB. Save it without embedded pictures.")})
        inspect(self.file.file, self.file.name)

    def save(self, *args, **kwargs):
        """A new upload waits for its inspection; what it replaces goes when that is sure."""
        if self.is_new_upload:
            self.state, self.reason, self.reason_parameters = FileState.PENDING, "", {}
            for replaced in type(self).objects.filter(pk=self.pk).values_list("file", flat=True):
                transaction.on_commit(partial(self.file.storage.delete, replaced))
        super().save(*args, **kwargs)

    def set_file_facts(self, facts: dict) -> None:
        """Nothing is read out of it."""
