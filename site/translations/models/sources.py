"""What is translated: a page or a record in the language it was written in, as it was last cut into passages."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, TranslatableMixin


class SourceQuerySet(models.QuerySet):
    def of(self, instance: TranslatableMixin) -> "SourceQuerySet":
        """The source that a page or record is, or is a translation of: none or one."""
        return self.filter(key=instance.translation_key)


class Source(models.Model):
    """Stays when its page is deleted: what was typed for it is found again when the page comes back."""

    key = models.UUIDField(unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    # Of all passages: two cuts with the same digest say the same.
    digest = models.CharField(max_length=24, db_index=True)
    words = models.PositiveIntegerField(default=0)
    is_draft = models.BooleanField(default=False)
    cut_at = models.DateTimeField()

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self):
        return self.title

    def version(self, locale: Locale) -> TranslatableMixin:
        """The page or record as it stands in a language. Raises ObjectDoesNotExist."""
        return self.content_model._base_manager.get(translation_key=self.key, locale_id=locale.pk)

    def version_or_none(self, locale: Locale) -> TranslatableMixin | None:
        try:
            return self.version(locale)
        except ObjectDoesNotExist:
            return None

    @property
    def content_model(self) -> type[TranslatableMixin]:
        # Content types never change: the manager asks for each once.
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def original(self) -> TranslatableMixin:
        """The page or record itself, as it is now. Raises ObjectDoesNotExist."""
        return self.version(self.locale)


class Passage(models.Model):
    """One passage of a source, as wagtail-localize cuts it. `digest` names it by its path and words."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    path = models.TextField()
    digest = models.CharField(max_length=24, db_index=True)
    text = models.TextField()
    words = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["source", "position"], name="one_passage_per_position")]

    def __str__(self):
        return self.path
