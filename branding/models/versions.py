"""What has been made of a kit. A version is complete from its first moment; the newest is what readers get."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assets.storages import private_storage

from .cells import key_of, words_of
from .kit import LogoKit


class LogoKitVersion(models.Model):
    """The files of a kit under one number. Its artwork never changes; words in its archive may."""

    kit = models.ForeignKey(LogoKit, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(max_length=20)
    published = models.DateTimeField()
    # SHA-256 of all that the drawings are made from.
    artwork = models.CharField(max_length=64)
    # By the key of a drawing: "digest" of what it was made from, "ratio" of width to height, "inks", how much of it
    # each colour covers, and the colours "without_cmyk".
    cells = models.JSONField(default=dict)
    # Keys of drawings under "added", "changed" and "removed".
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ["kit", "-published", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kit", "number"], name="logo_version_number_once_per_kit")]

    def __str__(self):
        return f"{self.kit.slug} {self.number}"

    @property
    def changes_in_words(self) -> list[str]:
        """What distinguishes it from the version before, in the active language."""
        sentences = {
            "added": _("New: %(drawings)s"),
            "changed": _("Changed: %(drawings)s"),
            "removed": _("No longer offered: %(drawings)s"),
        }
        return [
            str(sentence) % {"drawings": "; ".join(words_of(key) for key in self.changes[kind])}
            for kind, sentence in sentences.items()
            if self.changes.get(kind)
        ]


class LogoFile(models.Model):
    """A file of a version: made from a master, a designer's print file, or the archive. Its address stays."""

    version = models.ForeignKey(LogoKitVersion, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=140)
    lockup = models.CharField(max_length=10, blank=True)
    variant = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=12, blank=True)
    format = models.CharField(max_length=4)
    space = models.CharField(max_length=5, blank=True)  # rgb, cmyk, or print for what a designer made
    width = models.PositiveIntegerField(null=True)
    background = models.CharField(max_length=50, blank=True)
    file = models.FileField(upload_to="logos", storage=private_storage, max_length=255)
    size = models.PositiveBigIntegerField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="logo_file_name_once_per_version")]

    def __str__(self):
        return self.name

    @property
    def key(self) -> str:
        """Of the drawing that it shows; empty for the archive."""
        return key_of(self.lockup, self.variant, self.language)


# Wide enough for a page, too small for print.
PREVIEW_WIDTH = 600
