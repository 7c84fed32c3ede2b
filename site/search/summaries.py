"""What a result says of its page, from whatever type it is, in one query."""

from functools import cache

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from wagtail.models import PageQuerySet, get_page_models

from pages.models import BasePage


@cache
def _summary() -> Coalesce:
    """What the editor wrote for search engines, else the teaser of the page's type."""
    teasers = [
        f"{model._meta.model_name}__{model.teaser_field}"
        for model in get_page_models()
        if issubclass(model, BasePage) and model.teaser_field
    ]
    names = ("search_description", *teasers)
    return Coalesce(*(NullIf(F(name), Value("")) for name in names), Value(""), output_field=TextField())


def summarised(pages: PageQuerySet) -> PageQuerySet:
    """Adds `summary`, and `date` for news, without asking for each type."""
    return pages.select_related("locale").annotate(summary=_summary(), date=F("newspage__date"))
