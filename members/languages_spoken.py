"""The languages that a point of contact speaks: chosen by name, kept as codes in one line."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from taxonomy.codes import language_choices
from translations.collation import ordered
from translations.formats import language_name


def codes_in(line: str | None) -> list[str]:
    return [code for code in (part.strip() for part in (line or "").split(",")) if code]


def check_codes(line: str) -> None:
    """Raises ValidationError for the code of no language."""
    known = {code for code, _name in language_choices()}
    for code in codes_in(line):
        if code.lower() not in known:
            message = forms.MultipleChoiceField.default_error_messages["invalid_choice"]
            raise ValidationError(message, code="invalid_choice", params={"value": code})


class LanguagesSpoken(forms.CheckboxSelectMultiple):
    """Boxes with names; what is chosen stays first and in its order, for readers see it so."""

    template_name = "members/widgets/languages_spoken.html"

    def optgroups(self, name, value, attrs=None):
        first = list(dict.fromkeys([*value, *(code for code, _name in settings.LANGUAGES)]))
        others = [code for code, _name in language_choices() if code not in first]
        self.choices = [
            *((code, language_name(code)) for code in first),
            (_("Other languages"), ordered([(code, language_name(code)) for code in others], lambda pair: pair[1])),
        ]
        return super().optgroups(name, value, attrs)

    def format_value(self, value) -> list[str]:
        return codes_in(value)

    def value_from_datadict(self, data, files, name) -> str:
        return ", ".join(super().value_from_datadict(data, files, name) or [])
