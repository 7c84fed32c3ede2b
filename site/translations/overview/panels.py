"""Translations on the dashboard: what waits for officers, and what for a translator."""

from django.db.models import Count, F, Q, Sum
from django.forms import Media
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from ..addresses import address_of_translation
from ..languages import Language
from ..models import Translation
from ..models.words import State
from ..own_work import fallen_behind, items_to_translate
from ..rights import languages_to_translate, may_give_jobs
from .cells import ICONS
from .jobs import late_jobs

_MOST_ITEMS = 10


class _Panel(Component):
    @property
    def media(self):
        return super().media + Media(css={"all": [versioned_static("translations/css/overview.css")]})


class OfficersPanel(_Panel):
    """How many translations wait for something; one query, and one for late jobs."""

    name = "translations"
    template_name = "translations/overview/_officers_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        found = Translation.objects.filter(is_linked=True)
        languages = languages_to_translate(user)
        if languages is not None:
            found = found.filter(locale__in=languages)
        waiting = (State.REVIEW, State.STALE, State.BLOCKED)
        counts = found.aggregate(**{state.value: Count("pk", filter=Q(state=state)) for state in waiting})
        address = reverse("translation_overview")
        return {
            "counts": [(f"{address}?state={state}", ICONS[state], state.label, counts[state]) for state in waiting],
            "late": late_jobs().count(),
        }


class TranslatorsPanel(_Panel):
    """The own open items, urgent ones and then the next due first, and what has fallen behind; a query for each list
    and one for the sum."""

    name = "own-translations"
    template_name = "translations/overview/_translators_panel.html"
    order = 140

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        items = own_items(user)
        shown = list(items[: _MOST_ITEMS + 1])
        return {
            "items": [
                (
                    item,
                    Language(item.source.locale.language_code),
                    Language(item.locale.language_code),
                    address_of_translation(item.translation_id),
                )
                for item in shown[:_MOST_ITEMS]
            ],
            "behind": [
                (found.source.title, Language(found.source.locale.language_code), address_of_translation(found.pk))
                for found in fallen_behind(user).select_related("source__locale")[:_MOST_ITEMS]
            ],
            "has_more": len(shown) > _MOST_ITEMS,
            "totals": items.order_by().aggregate(texts=Count("pk"), words=Sum("translation__words_open", default=0)),
            "today": timezone.localdate(),
        }


def own_items(user):
    return items_to_translate(user).order_by("job__priority", F("job__due_on").asc(nulls_last=True), "pk")


def panels_for(user) -> list[Component]:
    languages = languages_to_translate(user)
    found: list[Component] = []
    if languages != set():
        found.append(TranslatorsPanel())
    if may_give_jobs(user):
        found.append(OfficersPanel())
    return found
