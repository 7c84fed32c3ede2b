"""In the head of a page's screens: how far it is in each language, with ways to the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .. import rights
from ..languages import Language
from ..models import Translation

_ICON = "wagtail-localize-language"


def buttons_for(page: Page, user) -> Iterator[Button]:
    if page.is_root():
        return
    found = (
        Translation.objects.filter(source__key=page.translation_key)
        .select_related("source", "locale")
        .defer("source__content")
        .order_by("locale_id")
    )
    translations = list(found)
    if not translations:
        return
    may_open = set(
        rights.translations_for(user).filter(pk__in=[each.pk for each in translations]).values_list("pk", flat=True)
    )
    for priority, translation in enumerate(translations, start=200):
        is_of_this_page = translation.locale_id == page.locale_id
        if (
            translation.is_linked
            and translation.pk in may_open
            and (is_of_this_page or _is_original(translation, page))
        ):
            yield _to_the_desk(translation, is_of_this_page, priority)
        elif not translation.is_linked and is_of_this_page and rights.may_publish_in(user, translation.locale):
            address = reverse("translation_desk:link", args=[translation.pk])
            yield Button(_("Link to its original again…"), address, priority=priority, icon_name=_ICON)


def _is_original(translation: Translation, page: Page) -> bool:
    return translation.source.locale_id == page.locale_id


def _to_the_desk(translation: Translation, is_of_this_page: bool, priority: int) -> Button:
    address = reverse("translation_desk:editor", args=[translation.pk])
    if is_of_this_page:
        return Button(_("Translate at the desk"), address, priority=priority, icon_name=_ICON)
    label = _("%(language)s: %(state)s") % {
        "language": Language(translation.locale.language_code).name,
        "state": translation.get_state_display(),
    }
    return Button(label, address, priority=priority, icon_name=_ICON)
