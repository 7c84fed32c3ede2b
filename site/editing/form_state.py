"""What a form was loaded from, so that an old form does not silently replace what somebody else has saved since.

A form carries a seal: a digest of each of its fields, from the record as it stood. Whoever takes the form back holds
the seal beside the record as it stands now, inside the transaction that would save it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import (
    BaseForm,
    BooleanField,
    ChoiceField,
    FileField,
    ModelChoiceField,
    ModelForm,
    ModelMultipleChoiceField,
)
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _

FIELD = "loaded_state"
_NOTHING = "—"


@dataclass(frozen=True)
class Change:
    """A field that differs from what the form was loaded from: what was typed, and what stands in the record now."""

    label: str
    typed: str
    stored: str


@dataclass(frozen=True)
class Seal:
    loaded_at: datetime | None
    digests: dict[str, str]


def seal(form: BaseForm) -> str:
    """For the form to carry: the state of the record of an unbound form."""
    content = {"at": timezone.now().isoformat(), "digests": digests_of(form)}
    return signing.dumps(content, salt=_salt(form), compress=True)


def opened(text: str, form: BaseForm) -> Seal:
    """What a seal says; one that is missing, or was made for another record, says nothing of any field."""
    try:
        content = signing.loads(text, salt=_salt(form))
    except signing.BadSignature:
        return Seal(None, {})
    return Seal(datetime.fromisoformat(content["at"]), content["digests"])


def _salt(form: BaseForm) -> str:
    record = getattr(form, "sealed_for", form.instance)  # another where the form makes and removes its own
    return f"{__name__} {record._meta.label_lower} {record.pk}"


def digests_of(form: BaseForm) -> dict[str, str]:
    """Of an unbound form: one for each field, and one for all rows of each inline panel."""
    return {name: sha256(json.dumps(value).encode()).hexdigest()[:16] for name, value in _values(form).items()}


def _values(form: BaseForm) -> dict:
    writable = {name: field for name, field in form.fields.items() if not field.disabled}
    values = {name: _plain(form.get_initial_for_field(field, name)) for name, field in writable.items()}
    for name, formset in getattr(form, "formsets", {}).items():
        values[name] = [[_key(row), _values_of_row(row)] for row in formset.initial_forms]
    return values


def _key(row: BaseForm):
    """None for a row that stands for no record by itself, as one of a group's rights."""
    return row.instance.pk if isinstance(row, ModelForm) else None


def _values_of_row(row: BaseForm) -> dict:
    """Without files: the worker moves them once they are inspected, and a row keeps its own."""
    files = {name for name, field in row.fields.items() if isinstance(field, FileField)}
    return {name: value for name, value in _values(row).items() if name not in files}


def _plain(value) -> str | list[str]:
    if isinstance(value, list | tuple | set | models.QuerySet):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, models.Model):
        return str(value.pk)
    return "" if value is None else str(value)


def changed_names(loaded: dict[str, str], stored: BaseForm, files) -> list[str]:
    """Fields that differ now; all that were not sealed. A file counts only for who sends another one in `files`."""
    names = []
    for name, digest in digests_of(stored).items():
        is_file = isinstance(stored.fields.get(name), FileField)
        if is_file and stored.add_prefix(name) not in files:
            continue
        if loaded.get(name) != digest:
            names.append(name)
    return names


def changes(names: list[str], sent: BaseForm, stored: BaseForm, headings: dict[str, str] | None = None) -> list[Change]:
    """In words. `headings` names the inline panels."""
    return [
        Change(_label(name, stored, headings or {}), _shown(name, sent), _shown(name, stored))
        for name in names
        if name not in stored.fields or not stored[name].is_hidden
    ]


def _label(name: str, form: BaseForm, headings: dict[str, str]) -> str:
    if name in form.fields:
        return capfirst(str(form[name].label))
    return str(headings.get(name, "")) or capfirst(str(form.formsets[name].model._meta.verbose_name_plural))


def _shown(name: str, form: BaseForm) -> str:
    if name not in form.fields:
        rows = (_row_in_words(row) for row in form.formsets[name].forms if not _is_removed(row))
        return "\n".join(filter(None, rows)) or _NOTHING
    return _in_words(form[name]) or _NOTHING


def _is_removed(row: BaseForm) -> bool:
    return "DELETE" in row.fields and bool(row["DELETE"].value())


def _row_in_words(row: BaseForm) -> str:
    bound = (row[name] for name in row.fields if name not in ("DELETE", "ORDER"))
    return ", ".join(filter(None, (_in_words(field) for field in bound if not field.is_hidden)))


def _in_words(bound) -> str:
    field, value = bound.field, bound.value()
    if isinstance(field, FileField):
        return PurePath(getattr(value, "name", None) or "").name
    if isinstance(field, ModelChoiceField):
        return _chosen(field, value)
    if isinstance(field, BooleanField):
        return _("Yes") if value in (True, "on", "True", "true", "1") else _("No")
    if isinstance(field, ChoiceField):
        words = {str(code): str(label) for code, label in flatten_choices(field.choices)}
        codes = value if isinstance(value, list | tuple) else [value]
        return ", ".join(words.get(str(code), str(code)) for code in codes if code not in (None, ""))
    formatted = field.widget.format_value(value) if hasattr(field.widget, "format_value") else value
    return strip_tags(str(formatted)).strip() if formatted is not None else ""


def _chosen(field: ModelChoiceField, value) -> str:
    try:
        chosen = field.to_python(value)
    except ValidationError:  # what was sent is none of the choices: shown as it came
        return str(value)
    records = chosen if isinstance(field, ModelMultipleChoiceField) else filter(None, [chosen])
    return ", ".join(str(field.label_from_instance(record)) for record in records)
