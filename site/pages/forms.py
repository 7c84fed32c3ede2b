from collections.abc import Iterator
from functools import cache

from django.urls import LocalePrefixPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from translations.policy import LanguageNeutral
from translations.tree import HOME_DEPTH

_OF_ANY_ROW = frozenset({"id", "ORDER", "DELETE"})


@cache
def taken_addresses() -> frozenset[str]:
    """What follows the language in addresses of the site's own views, such as the search: they come before pages."""
    in_languages = (entry for entry in get_resolver().url_patterns if isinstance(entry.pattern, LocalePrefixPattern))
    shapes = (shape for entry in in_languages for shape in _shapes(entry.url_patterns))
    # What begins with a gap is the address of any page.
    return frozenset(shape.partition("/")[0] for shape in shapes if shape and not shape.startswith("%"))


def _shapes(entries, before: str = "") -> Iterator[str]:
    for entry in entries:
        for shape, _names in normalize(entry.pattern.regex.pattern):
            if isinstance(entry, URLResolver):
                yield from _shapes(entry.url_patterns, before + shape)
            else:
                yield before + shape


class PageForm(WagtailAdminPageForm):
    """Drafts may lack what publishing asks for: a picture goes public with words for those who do not see it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # A script fills it in from the title; whoever is faster than the script gets the same from the server.
            self.fields["slug"].required = False

    def clean(self):
        data = super().clean()
        image = data.get("image")
        if self.parent_page and self.parent_page.depth == HOME_DEPTH and data.get("slug") in taken_addresses():
            self.add_error("slug", _("The site itself answers at this address. Choose another one."))
        if not self.is_deferred_validation and image and not (data.get("image_alt") or image.description).strip():
            self.add_error("image_alt", _("Say what the picture shows. The text stored with the picture is empty too."))
        for formset in self.formsets.values():
            if issubclass(formset.model, LanguageNeutral):
                _refuse_doubles(formset)
        return data


def _refuse_doubles(formset) -> None:
    """The same topic twice, for instance, in the list of what an article is about."""
    known = set()
    for row in formset.forms:
        if not row.is_valid() or formset._should_delete_form(row):
            continue
        chosen = tuple(row.cleaned_data.get(name) for name in row.fields if name not in _OF_ANY_ROW)
        if any(chosen) and chosen in known:
            row.add_error(None, _("This is in the list already."))
        known.add(chosen)
