"""The texts of pages that are searched."""

from dataclasses import dataclass

from modelsearch.index import RelatedFields
from modelsearch.index import SearchField as _SearchField

from translations.analysis import fold


class SearchField(_SearchField):
    """A field for the editors' search, which compares letters: beside its text stands the same, folded."""

    def get_value(self, obj):
        text = self.text(obj)
        folded = fold(text)
        return text if folded == text else f"{text} {folded}"

    def text(self, obj) -> str:
        return _text_of(super().get_value(obj))


@dataclass(frozen=True)
class SearchedText:
    """`name` is the name of the field, `weight` says how much more than others it tells."""

    name: str
    text: str
    weight: float


def texts_of(obj) -> list[SearchedText]:
    """What is searched of an object; the search of readers makes forms of its own from it."""
    texts = []
    for field in obj.get_search_fields():
        if isinstance(field, SearchField):
            texts.append(SearchedText(field.field_name, field.text(obj), field.boost or 1))
        elif isinstance(field, RelatedFields) and (related := getattr(obj, field.field_name)) is not None:
            own = (nested for nested in field.fields if isinstance(nested, SearchField))
            texts += (SearchedText(nested.field_name, nested.text(related), nested.boost or 1) for nested in own)
    return texts


def _text_of(value) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(map(_text_of, value))
    return "" if value is None else str(value)
