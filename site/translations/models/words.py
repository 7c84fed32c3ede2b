"""The translation of one source into one language, and the words for each of its passages."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, TranslatableMixin

from .sources import Source


class State(models.TextChoices):
    """Where a translation stands; a page that nobody has begun has none of these but no translation at all."""

    DRAFT = "draft", _("being translated")
    MACHINE = "machine", _("by machine, not reviewed")
    REVIEW = "review", _("in review")
    CURRENT = "current", _("current")
    STALE = "stale", _("original changed")
    BLOCKED = "blocked", _("blocked by a check")


class Stage(models.TextChoices):
    """What people have decided; `State` is reckoned from it, from the words and from the original."""

    WORK = "work", _("at work")
    REVIEW = "review", _("sent for review")
    APPROVED = "approved", _("approved")


class Translation(models.Model):
    """Words are kept here until they are published: nothing of it touches what readers see.

    The counts and `state` are reckoned by `translations.states` whenever words, the original or a decision change.
    `published` lists the digests of the passages that readers have, in the order of the page.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="translations")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    # False where the page in this language goes its own way.
    is_linked = models.BooleanField(default=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WORK)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    published = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True)
    # Paths of passages that were published with the original's words, by somebody who may.
    gaps = models.JSONField(default=list)
    # Whether readers have words of a machine at which nobody has looked.
    is_by_machine = models.BooleanField(default=False)
    stale_since = models.DateTimeField(null=True)
    # Paths at which the original says something else than what readers have in translation.
    behind = models.JSONField(default=list)
    passages_total = models.PositiveIntegerField(default=0)
    passages_done = models.PositiveIntegerField(default=0)
    passages_review = models.PositiveIntegerField(default=0)
    words_open = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "locale"], name="one_translation_per_language")]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        permissions = [
            ("review_translation", "Can approve or return translations"),
            ("publish_with_gaps", "Can publish translations with passages missing"),
        ]

    def __str__(self):
        return f"{self.source} ({self.locale})"

    @cached_property
    def target(self) -> TranslatableMixin | None:
        """The page or record in the language of the translation; None where it was deleted."""
        return self.source.version_or_none(self.locale)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Origin(models.TextChoices):
    HUMAN = "human", _("written")
    MEMORY = "memory", _("from the memory")
    MACHINE = "machine", _("by machine")
    IMPORT = "import", _("from a file")


class Words(models.Model):
    """What a passage is called in another language. Kept when the passage goes: it may come back.

    `digest` is that of the passage; `source_text` what it said. `is_open` words have still to be looked at by a
    person; `keeps_source` says that the original's words stand in this language too.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="words")
    digest = models.CharField(max_length=24)
    path = models.TextField()
    source_text = models.TextField()
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.HUMAN)
    is_open = models.BooleanField(default=False)
    # Found by a check of severity error when they were written.
    has_error = models.BooleanField(default=False)
    keeps_source = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "digest"], name="words_once_per_passage")]

    def __str__(self):
        return self.text


class Comment(models.Model):
    """What people tell each other about a translation, or one passage of it (`digest`)."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="comments")
    digest = models.CharField(max_length=24, blank=True)
    text = models.TextField(_("comment"), max_length=2000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    is_resolved = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at"]

    def __str__(self):
        return self.text
