"""Upload forms: what is not asked keeps its default, and an old file goes only when the new one is sure."""

from functools import partial
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .inspected import FileState
from .inspection import refuse_other_kind, refuse_print_file
from .models import Audience
from .quota import reserve
from .replacing import objections_to


class _AssetForm:
    reservation = None

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.sender = user
        # The uploader for many files at once sends file and title. Were more required, Wagtail would lay the file
        # into the public storage until somebody fills in the rest.
        self.fields["audience"].required = False
        if "file" not in self.fields and self.instance.pk:
            # The form that follows each upload of many: the place to say what happens with the file.
            self.fields["title"].help_text = " ".join(map(str, self.instance.state_in_words))

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or Audience.PUBLIC

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and self.sender is not None:
            self.reservation = reserve(self.sender, file.size, is_new=self.instance.pk is None)
        return file

    def full_clean(self):
        super().full_clean()
        if self.errors and self.reservation is not None:
            self.reservation.delete()
            self.reservation = None

    @transaction.atomic
    def save(self, commit=True):
        """A clean file stays until the new one is clean too; one that nobody ever saw goes at once.

        Wagtail deletes the old file first; a crash in between would leave an address without a file.
        """
        replaced, self.original_file = self.original_file, None
        is_new_file = "file" in self.changed_data
        if self.instance.pk:
            self._take_over_file(replaced, is_new_file)
        if is_new_file:
            self.instance.reason, self.instance.reason_parameters = "", {}
        self.instance.reservation = self.reservation
        asset = super().save(commit=commit)
        if commit and replaced and "file" in self.changed_data:
            transaction.on_commit(partial(replaced.storage.delete, replaced.name))
        return asset

    def _take_over_file(self, replaced, is_new_file: bool) -> None:
        """The worker may have finished with the earlier upload since this form read its record."""
        asset = self.instance
        current = type(asset).objects.select_for_update().get(pk=asset.pk)
        new = asset.file.file if is_new_file else None
        if new is not None and not current.is_served:
            asset.state = FileState.PENDING
            return
        for name in asset.file_facts:
            setattr(asset, name, getattr(current, name))
        if new is not None:
            if asset.incoming:
                superseded = asset.incoming.name
                transaction.on_commit(partial(asset.incoming.storage.delete, superseded))
            asset.incoming = new
            self.changed_data.remove("file")


class DocumentForm(_AssetForm, BaseDocumentForm):
    def clean_file(self):
        """What stands under an address keeps its kind: readers were promised a PDF there, and pages say so."""
        file, old = super().clean_file(), self.original_file
        kinds = [PurePath(item.name).suffix.lower() for item in (old, file) if item]
        if "file" in self.changed_data and len(set(kinds)) > 1:
            words = {"old": kinds[0].lstrip(".").upper(), "new": kinds[1].lstrip(".").upper()}
            raise ValidationError(
                _("This is a %(new)s file and would replace a %(old)s file. Upload it as a document of its own.")
                % words
            )
        if "file" in self.changed_data and old and (found := objections_to(self.instance, file)):
            raise ValidationError(found)
        return file

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            # Else Wagtail misses the refused file in the storage, and advises to delete the document.
            self.instance.file = self.original_file


class ImageForm(_AssetForm, BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = partial(_whole_picture, self.fields["file"].to_python)
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What the picture shows, for those who do not see it. Used where a page has no text of its own for it."
            )


def _whole_picture(read, data):
    """Wagtail's field knows nothing of EPS, takes a web page for a broken picture or a drawing, and lets the error
    pass when a picture breaks off after its first bytes."""
    try:
        refuse_print_file(getattr(data, "name", ""))
        if data:  # nothing is Wagtail's to refuse, and so is an empty file
            refuse_other_kind(data)
    except ValidationError as error:
        raise ValidationError(error.message_dict["file"]) from error
    try:
        return read(data)
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("This picture is broken. Open it in another program and save it again.")) from error
