"""The texts of pages that are searched."""

from dataclasses import dataclass

from modelsearch.index import RelatedFields
from modelsearch.index import SearchField as _SearchField

from translations.analysis import fold


class SearchField(_SearchField):
    """A field for the editors' search, which compares letters: beside its text stands the same, folded."""

    def get_value(self, obj):
        text = _text_of(super().get_value(obj))
        folded = fold(text)
        return text if folded == text else f"{text} {folded}"


@dataclass(frozen=True)
class SearchedText:
    """`name` is the name of the field, `weight` says how much more than others it tells."""

    name: str
    text: str
    weight: float


def texts_of(obj) -> list[SearchedText]:
    """What is searched of an object, each text once; the search of readers makes forms of its own from it."""
    texts: dict[str, SearchedText] = {}
    for field in obj.get_search_fields():
        if isinstance(field, _SearchField):
            # Not as `get_value` of our own class gives it: folded forms are for the other search.
            text = _text_of(_SearchField.get_value(field, obj))
            texts[field.field_name] = SearchedText(field.field_name, text, field.boost or 1)
        elif isinstance(field, RelatedFields) and (related := getattr(obj, field.field_name)) is not None:
            nested = (inner for inner in field.fields if isinstance(inner, _SearchField))
            for inner in nested:
                name, text = f"{field.field_name}.{inner.field_name}", _text_of(_SearchField.get_value(inner, related))
                texts[name] = SearchedText(name, text, inner.boost or 1)
    return list(texts.values())


def _text_of(value) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(map(_text_of, value))
    return "" if value is None else str(value)
