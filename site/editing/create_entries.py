"""What an officer can begin from the dashboard. Sections say it with the hook `register_create_entry`."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry


@dataclass(frozen=True)
class CreateLink:
    """The form of a new object; `language` is empty where the object has none."""

    url: str
    language: str = ""
    language_name: str = ""
    direction: str = "ltr"


@dataclass(frozen=True)
class CreateEntry:
    """A kind of object. `model` is a label, as in "news.NewsPage"; a snippet's form needs no `url_name`."""

    model: str
    icon: str
    description: str = ""
    label: str = ""
    url_name: str = ""
    order: int = 100

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model_class, Page)

    @property
    def title(self) -> str:
        return self.label or capfirst(self.model_class._meta.verbose_name)

    def form_url(self) -> str:
        return reverse(self.url_name or self.model_class.snippet_viewset.get_url_name("add"))

    @property
    def parent_model(self) -> type[Page]:
        """The first type of page under which this one belongs."""
        return self.model_class.allowed_parent_page_models()[0]


@dataclass(frozen=True)
class CreateChoice:
    """An entry with the forms that one user may open; the first is the one in the site's first language."""

    entry: CreateEntry
    links: list[CreateLink] = field(default_factory=list)


def registered_entries() -> list[CreateEntry]:
    entries = [register() for register in hooks.get_hooks("register_create_entry")]
    return sorted(entries, key=lambda entry: (entry.order, entry.model))


def choices_for(user) -> list[CreateChoice]:
    """The entries of which this user may add something, in one query for all pages above new ones."""
    entries = registered_entries()
    parents = _parents([entry.parent_model for entry in entries if entry.is_page])
    choices = [CreateChoice(entry, list(_links(entry, parents, user))) for entry in entries]
    return [choice for choice in choices if choice.links]


def _parents(models: list[type[Page]]) -> dict[type[Page], list[Page]]:
    """By type: the pages that hold new ones, one for each language, in the order of the languages."""
    ranks = {code: rank for rank, (code, _name) in enumerate(settings.LANGUAGES)}
    found = {model: {} for model in models}
    for page in Page.objects.exact_type(*found).select_related("locale").order_by("path") if found else ():
        found[page.specific_class].setdefault(page.locale.language_code, page)
    return {
        model: sorted(pages.values(), key=lambda page: ranks.get(page.locale.language_code, len(ranks)))
        for model, pages in found.items()
    }


def _links(entry: CreateEntry, parents: dict[type[Page], list[Page]], user) -> Iterator[CreateLink]:
    model = entry.model_class
    policy = policy_registry.get_by_type(model)
    if not entry.is_page:
        if policy.user_has_permission(user, "add"):
            yield CreateLink(entry.form_url())
        return
    for parent in parents[entry.parent_model]:
        # Not can_add_subpage(): below a home page it counts the pages of each type, in each language.
        if policy.user_has_permission_for_instance(user, "add", parent) and model.can_create_at(parent):
            language = get_language_info(parent.locale.language_code)
            yield CreateLink(
                reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]),
                language["code"],
                language["name_local"],
                "rtl" if language["bidi"] else "ltr",
            )
