"""What was published of a brochure, and when. A version that is complete never changes."""

from functools import partial

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.roles import works_with_files
from accounts.visibility import visible_to
from assets.models import Audience, CustomDocument, CustomImage, audiences_of
from assets.storages import private_storage
from taxonomy.models import LanguageField

from .record import Brochure, Kind


class Origin(models.TextChoices):
    MADE = "made", _("made from the page")
    UPLOADED = "uploaded", _("uploaded")


class VersionQuerySet(models.QuerySet):
    def complete(self) -> "VersionQuerySet":
        """Those that readers may have, newest first."""
        return self.filter(published__isnull=False).order_by("-published", "-pk")

    def newest(self) -> "VersionQuerySet":
        """The newest complete one of each brochure."""
        others = BrochureVersion.objects.complete().filter(brochure=models.OuterRef("brochure"))
        return self.filter(pk=models.Subquery(others.values("pk")[:1]))

    def pending(self) -> "VersionQuerySet":
        return self.filter(published__isnull=True)


class BrochureVersion(models.Model):
    """`published` is empty while its editions are being made: nobody but officers sees it then.

    `base` is the number of the version in which the original changed last: all editions were set anew in it, with the
    figures frozen in `figures`. `plan` maps "language/edition" to the digest of what that edition is made from.
    """

    brochure = models.ForeignKey(Brochure, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField(_("version"), max_length=20)
    base = models.CharField(max_length=20)
    begun = models.DateTimeField(default=timezone.now)
    published = models.DateTimeField(_("published"), null=True)
    language = LanguageField(blank=True)  # of the original, and of `changes`
    changes = models.TextField(_("what changed"), blank=True)
    # What the site has found: {"changed": [id], "added": [id], "removed": {language: [title]}, "languages": [code],
    # "own": {language: {"changed": [id], "added": [id], "removed": [title]}}}; versions of old have no "own".
    difference = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    # Why the last try to make it ended: a key of `problems.STOPS`.
    problem = models.CharField(max_length=20, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brochure", "number"], name="brochure_version_number_once"),
            models.UniqueConstraint(
                fields=["brochure"], condition=models.Q(published__isnull=True), name="one_pending_brochure_version"
            ),
        ]
        default_permissions = ()
        verbose_name = _("brochure version")
        verbose_name_plural = _("brochure versions")

    def __str__(self):
        return f"{self.brochure.slug} {self.number}"

    @cached_property
    def by_cell(self) -> dict[tuple[str, str], "BrochureEdition"]:
        return {(edition.language, edition.edition): edition for edition in self.editions.all()}


class EditionQuerySet(models.QuerySet):
    def newest_for_everybody(self) -> "EditionQuerySet":
        """For screens, of the newest versions, by their audience: `open_to` asks who may read their pages."""
        of_all = models.Q(document=None) | models.Q(document__audience=Audience.PUBLIC)
        newest = BrochureVersion.objects.newest()
        return self.filter(of_all, version__in=newest, edition=Kind.SCREEN, audience=Audience.PUBLIC).exclude(file="")

    def open_to(self, user) -> "EditionQuerySet":
        """Those whose page a person may read: files follow their page. Editors see all."""
        return self if works_with_files(user) else self.filter(_has_an_open_page(user))

    def with_openness(self, user) -> "EditionQuerySet":
        """Each with `is_open`, in the same query: what `open_to` says of it."""
        if works_with_files(user):
            return self.annotate(is_open=models.Value(True))
        condition = models.ExpressionWrapper(_has_an_open_page(user), models.BooleanField())
        return self.annotate(is_open=condition)

    def with_cover(self) -> "EditionQuerySet":
        """Each with `cover`, in the same query. Older versions have none: see `BrochureCover`."""
        made, uploaded = "version__brochure__covers", "version__brochure__files"
        here = {name: models.F(name) for name in ("language", "edition")}
        of_made = models.Q(**{f"{made}__language": here["language"]})
        of_uploaded = models.Q(**{f"{uploaded}__{name}": field for name, field in here.items()})
        return self.annotate(
            made_cover=models.FilteredRelation(made, condition=of_made),
            uploaded_file=models.FilteredRelation(uploaded, condition=of_uploaded),
        ).select_related("made_cover__image", "uploaded_file__cover")


def _has_an_open_page(user) -> models.Q:
    """Its language's page decides, a draft too; that of the original for an uploaded file of a language without one."""
    pages = Page.objects.filter(brochurepage__brochure=models.OuterRef("version__brochure"), alias_of=None)
    own = pages.filter(locale__language_code=models.OuterRef("language"))
    original = visible_to(user, pages.filter(locale__language_code=models.OuterRef("version__language")))
    without_page = models.Q(~models.Exists(own), models.Exists(original), origin=Origin.UPLOADED)
    return models.Q(models.Exists(visible_to(user, own))) | without_page


class BrochureEdition(models.Model):
    """One PDF of a version. What did not change since an earlier version names the same stored file.

    Without a file it says in `problem` why there is none.
    """

    version = models.ForeignKey(BrochureVersion, on_delete=models.CASCADE, related_name="editions")
    language = LanguageField()
    edition = models.CharField(max_length=6, choices=Kind)
    origin = models.CharField(max_length=8, choices=Origin)
    file = models.FileField(upload_to="brochures", storage=private_storage, blank=True, max_length=200)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    checksum = models.CharField(max_length=64, blank=True)
    made_from = models.CharField(max_length=64)
    # SHA-256 of what it says, whatever its number and day. Uploaded ones, and those of old, have none.
    contents = models.CharField(max_length=64, blank=True, default="")
    # The version that is printed in it, and its day.
    set_in = models.CharField(max_length=20)
    set_at = models.DateTimeField(default=timezone.now)
    # The document that it is a copy of: who may have that one may have this one.
    document = models.ForeignKey(CustomDocument, on_delete=models.SET_NULL, null=True, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    # Paths of the passages that stand in it in the language of the original.
    untranslated = models.JSONField(default=list)
    # Paths at which the original says something else than it.
    behind = models.JSONField(default=list)
    # Its chapters: [[id, title, digest]].
    outline = models.JSONField(default=list)
    problem = models.JSONField(default=dict)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "language", "edition"], name="brochure_edition_once_per_version")
        ]
        default_permissions = ()
        verbose_name = _("brochure edition")
        verbose_name_plural = _("brochure editions")

    def __str__(self):
        return f"{self.version}, {self.language}, {self.edition}"

    @property
    def cover(self) -> CustomImage | None:
        """Of one that was fetched `with_cover`."""
        if self.origin == Origin.UPLOADED:
            file = getattr(self, "uploaded_file", None)
            return file.cover if file else None
        made = getattr(self, "made_cover", None)
        return made.image if made else None

    @property
    def audiences(self) -> set[str]:
        """All that a reader has to belong to: that of the copied document may have become smaller."""
        return {self.audience, self.document.audience} if self.document else {self.audience}

    def is_for(self, user) -> bool:
        """By its audience alone: `EditionQuerySet.open_to` asks who may read its page."""
        return bool(self.file) and self.audiences <= audiences_of(user)

    @property
    def filename(self) -> str:
        brochure = self.version.brochure
        ending = "-print" if self.edition == Kind.PRINT else ""
        return f"{brochure.slug}-{self.set_in}-{self.language}{ending}.pdf"


@receiver(post_delete, sender=BrochureEdition)
def forget_content(instance, **kwargs):
    if instance.file:
        transaction.on_commit(partial(_delete_unless_used, instance.file.storage, instance.file.name))


def _delete_unless_used(storage, name: str) -> None:
    if not BrochureEdition.objects.filter(file=name).exists():
        storage.delete(name)
