"""What a language needs before readers are offered it, and the switch itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.models import Locale, Page, Site

from audit.models import Event
from audit.services import record

from .catalogues import catalogue_path, extract_messages, problems
from .models import LocaleProfile


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do before a launch; `url` is where in the admin, for those who can do it there."""

    text: str
    url: str = ""


@dataclass(slots=True)
class Check:
    title: str | Promise
    missing: list[Missing] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return not self.missing


def checklists(locales: Iterable[Locale]) -> dict[Locale, list[Check]]:
    """For any number of languages in the same few queries.

    Floors above add theirs with the hook `register_launch_check`: a function from locales to a check for each.
    """
    locales = list(locales)
    added = [register(locales) for register in hooks.get_hooks("register_launch_check")]
    pages = _page_checks(locales)
    return {
        locale: [*pages[locale], *(checks[locale] for checks in added), _interface_check(locale.language_code)]
        for locale in locales
    }


def checklist(locale: Locale) -> list[Check]:
    return checklists([locale])[locale]


def is_ready(checks: list[Check]) -> bool:
    return all(check.is_done for check in checks)


def _page_checks(locales: list[Locale]) -> dict[Locale, list[Check]]:
    """Every live page at the top of the default tree is live in the language: what the frame of each page links."""
    home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    originals = [home, *home.get_children().live().order_by("path")]
    keys = [page.translation_key for page in originals]
    versions = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(translation_key__in=keys, locale__in=locales, alias_of=None)
    }
    found = {}
    for locale in locales:
        checks = [
            Check(gettext_lazy("Home page")),
            Check(gettext_lazy("Pages of the menu")),
            Check(gettext_lazy("Legal and other pages of the footer")),
        ]
        for original in originals:
            version = versions.get((original.translation_key, locale.pk))
            if version is None or not version.live:
                checks[_place(original, home)].missing.append(_missing_page(original, version))
        found[locale] = checks
    return found


def _place(page: Page, home: Page) -> int:
    return 0 if page == home else 1 if page.show_in_menus else 2


def _missing_page(original: Page, version: Page | None) -> Missing:
    text = _("“%(title)s” is a draft.") if version else _("“%(title)s” is not translated.")
    page = version or original
    return Missing(text % {"title": original.title}, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _interface_check(code: str) -> Check:
    check = Check(gettext_lazy("Words of the interface, error pages included"))
    if code != settings.LANGUAGE_CODE and (number := strings_to_translate(code)):
        path = catalogue_path(code).relative_to(settings.ROOT).as_posix()
        text = ngettext("%(number)d string needs work: %(file)s", "%(number)d strings need work: %(file)s", number)
        check.missing.append(Missing(text % {"number": number, "file": path}))
    return check


def strings_to_translate(code: str) -> int:
    """How many strings a catalogue lacks, read anew when its file changed."""
    path = catalogue_path(code)
    return _strings_to_translate(code, path.stat().st_mtime if path.exists() else 0)


@cache
def _strings_to_translate(code: str, _modified: float) -> int:
    return len(problems(code, _strings()))


@cache
def _strings():
    return extract_messages(Path(settings.ROOT))


@transaction.atomic
def make_public(profile: LocaleProfile, user) -> None:
    """Raises ValidationError while the checklist has an open item."""
    profile = LocaleProfile.objects.select_for_update().select_related("locale").get(pk=profile.pk)
    if open_items := [str(check.title) for check in checklist(profile.locale) if not check.is_done]:
        text = _("This language cannot be public yet. Missing: %(items)s.")
        raise ValidationError(text % {"items": ", ".join(open_items)})
    _switch(profile, user, True)


@transaction.atomic
def hide(profile: LocaleProfile, user) -> None:
    """Raises ValidationError for the language that stands in for all others."""
    profile = LocaleProfile.objects.select_for_update().select_related("locale").get(pk=profile.pk)
    if profile.is_default:
        raise ValidationError(_("The first language of the site is always public."))
    _switch(profile, user, False)


def _switch(profile: LocaleProfile, user, is_public: bool) -> None:
    if profile.is_public == is_public:
        return
    profile.is_public = is_public
    profile.save(update_fields=["is_public"])
    record(Event.LANGUAGE_SHOWN if is_public else Event.LANGUAGE_HIDDEN, actor=user, about=profile)
