from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from .codes import country_choices, language_choices


class CountryField(models.CharField):
    """An ISO 3166-1 alpha-2 code. Names come from CLDR when shown, never from the database."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 2)
        kwargs.setdefault("choices", country_choices)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class LanguageField(models.CharField):
    """The code of a language, as in addresses: fr, pt-br. Names come from CLDR when shown."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("choices", language_choices)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        # The choices are no part of the column.
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs


class TermQuerySet(models.QuerySet):
    def of_kind(self, kind: str) -> "TermQuerySet":
        return self.filter(kind=kind).prefetch_related("labels").order_by("sort_order", "code")


class Term(ClusterableModel):
    """One entry of an editable code list: a code for the data, a label for each language."""

    class Kind(models.TextChoices):
        TOPIC = "topic", _("Topic")
        SPECIALISATION = "specialisation", _("Specialisation")
        DATA_LABEL = "data-label", _("Label in data and charts")
        COLOUR = "colour", _("Colour name")

    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, help_text=_("The list that this entry belongs to.")
    )
    code = models.SlugField(
        _("code"),
        max_length=60,
        help_text=_("Stands in addresses and data; the same in all languages. Do not change it once it is in use."),
    )
    sort_order = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first in lists and filters.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("code"), FieldPanel("sort_order")]),
        InlinePanel("labels", heading=_("Labels"), label=_("label"), min_num=1),
    ]

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "sort_order", "code"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="term_code_once_per_kind")]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self):
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The label in a language; where it is missing the code speaks for itself."""
        language = language or get_language()
        labels = {label.language: label.text for label in self.labels.all()}
        return labels.get(language) or labels.get("en") or self.code

    @property
    def text(self) -> str:
        return self.label()


class TermLabel(Orderable):
    """What a term is called in one language."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(
        _("language"), max_length=12, help_text=_("The language of this label, as a code such as en or pt-br.")
    )
    text = models.CharField(_("label"), max_length=120, help_text=_("What readers of that language see."))

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("text")])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["term", "language"], name="term_label_once_per_language")]

    def __str__(self):
        return self.text
