from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, get_page_models

from ..languages import Language
from ..rights import known_to, translations_for
from .access import sees_everything
from .cells import LABELS, ORIGINAL
from .rows import Wanted, record_models, title_for

_SORTS = [
    ("title", _("Title")),
    ("words", _("Words outstanding")),
    ("stale", _("Longest behind")),
    ("published", _("Last published")),
]


class OverviewForm(forms.Form):
    """What to show of the overview. Choices are what somebody may see."""

    q = forms.CharField(label=_("Search in titles"), required=False, max_length=100)
    language = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Page type"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    stale = forms.BooleanField(label=_("Only where the original has changed"), required=False)
    sort = forms.ChoiceField(label=_("Sort by"), required=False, choices=_SORTS)

    def __init__(self, *args, locales: list[Locale], user, **kwargs):
        super().__init__(*args, **kwargs)
        self.locales = locales
        everything = [("", _("All"))]
        states = [(code, capfirst(label)) for code, label in LABELS.items() if code != ORIGINAL]
        self.fields["language"].choices = [
            (locale.language_code, Language(locale.language_code).name) for locale in locales
        ]
        self.fields["state"].choices = everything + states
        self.fields["kind"].choices = everything + _kinds()
        self.fields["section"].choices = everything + _sections(user)

    @property
    def columns(self) -> list[Locale]:
        """The languages to show: all where none is chosen."""
        chosen = self.cleaned_data["language"] if self.is_valid() else []
        return [locale for locale in self.locales if not chosen or locale.language_code in chosen]

    def wanted(self) -> Wanted:
        """Of a valid form."""
        data = self.cleaned_data
        return Wanted(
            locales=tuple(locale.pk for locale in self.columns),
            text=data["q"],
            state=data["state"],
            kind=int(data["kind"]) if data["kind"] else None,
            section=data["section"],
            is_stale=data["stale"],
            sort=data["sort"] or "title",
        )


def _kinds() -> list[tuple[str, str]]:
    models = [model for model in get_page_models() if model is not Page and not model._meta.abstract]
    kinds = ContentType.objects.get_for_models(*models, *record_models())
    return sorted(
        ((str(kind.pk), capfirst(model._meta.verbose_name)) for model, kind in kinds.items()),
        key=lambda choice: choice[1],
    )


def _sections(user) -> list[tuple[str, str]]:
    """What stands right below the home page of the first language and somebody knows of, by path."""
    found = Page.objects.filter(depth=3, locale__language_code=settings.LANGUAGE_CODE)
    if not sees_everything(user):
        given = translations_for(user).values("source__key")
        found = found.filter(Q(pk__in=known_to(user)) | Q(translation_key__in=given))
    return list(found.annotate(known_as=title_for(user)).order_by("path").values_list("path", "known_as"))
