"""Who may translate what. wagtail-localize asks for one right that holds for the whole site; these ask for the page.

Its editor, files and previews ask whether somebody may edit the page in the language translated into: kept.
"""

from functools import wraps

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitSnippetTranslationView

from accounts.visibility import visible_to

from .models import JobItem
from .models import Translation as WordsOf
from .publishing import SyncTranslationsView

_TO_CHOOSE_FROM = ("add", "change", "choose", "delete", "view")


def may_edit(user, instance) -> bool:
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get(instance).user_has_permission(user, "change")


def may_publish(user, instance) -> bool:
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return policy_registry.get(instance).user_has_permission(user, "publish")


def may_begin(user, page: Page, locale: Locale) -> bool:
    """Whether somebody may add the translation of a page where it would stand; missing pages above it come along."""
    above = page.get_parent()
    while not above.is_root() and not above.has_translation(locale):
        above = above.get_parent()
    place = above if above.is_root() else above.get_translation(locale)
    return policy_registry.get(place).user_has_permission_for_instance(user, "add", place)


def languages_of(user) -> set[int] | None:
    """The locales in whose trees somebody has any right; None for all of them."""
    if user.is_superuser:
        return None
    pages = {right.page for right in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)}
    return None if any(page.is_root() for page in pages) else {page.locale_id for page in pages}


def _trees_with(user, codename: str) -> set[int] | None:
    """The locales in whose trees somebody has a right on pages; None for all of them."""
    if user.is_superuser:
        return None
    held = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    pages = {right.page for right in held if right.permission.codename == codename}
    return None if any(page.is_root() for page in pages) else {page.locale_id for page in pages}


def languages_to_translate(user) -> set[int] | None:
    """The locales that somebody may write words for; None for all of them."""
    return _trees_with(user, "change_page")


def may_translate(user, locale: Locale) -> bool:
    languages = languages_to_translate(user)
    return languages is None or locale.pk in languages


def may_publish_in(user, locale: Locale) -> bool:
    """Whether somebody may put translations into a language before readers."""
    languages = _trees_with(user, "publish_page")
    return languages is None or locale.pk in languages


def may_review(user, locale: Locale) -> bool:
    """Who publishes in a language reviews; so does a translator into it to whom that right was given."""
    may = user.has_perm("translations.review_translation") and may_translate(user, locale)
    return may or may_publish_in(user, locale)


def may_publish_with_gaps(user, locale: Locale) -> bool:
    return may_publish_in(user, locale) and user.has_perm("translations.publish_with_gaps")


def may_give_jobs(user) -> bool:
    return user.has_perm("translations.add_job")


def translations_for(user) -> QuerySet:
    """The translations that somebody may open at the desk: into the own languages, and of these what was given out.

    Who gives jobs opens all of the own languages; translators those with an open item of theirs, or of nobody yet.
    """
    languages = languages_to_translate(user)
    found = WordsOf.objects.filter(is_linked=True)
    if languages is not None:
        found = found.filter(locale__in=languages)
    if may_give_jobs(user):
        return found
    given_out = JobItem.objects.exclude(state=JobItem.State.WITHDRAWN)
    items = given_out.filter(Q(assignee=user) | Q(assignee=None))
    return found.filter(pk__in=items.values("translation"))


def known_to(user):
    """The keys of the pages that somebody may read on the site, or find in the admin."""
    policy = policy_registry.get_by_type(Page)
    every = Page.objects.order_by()
    return Page.objects.filter(
        Q(pk__in=policy.explorable_instances(user).values("pk")) | Q(pk__in=visible_to(user, every).values("pk"))
    ).values("pk")


def _model_or_404(app_label: str, model_name: str) -> type[Model]:
    try:
        return apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error


def of_known_pages(view):
    """For views that take any numbers of things and answer with their titles: unknown pages are absent.

    Of other things, each is as absent to whoever has no business with any of its kind.
    """

    @wraps(view)
    def guarded(request, **kwargs):
        if kwargs.get("model_name", "page") != "page":
            policy = policy_registry.get_by_type(_model_or_404(kwargs["app_label"], kwargs["model_name"]))
            if not policy.user_has_any_permission(request.user, _TO_CHOOSE_FROM):
                raise Http404
            return view(request, **kwargs)
        asked = Page.objects.filter(pk__in=[number for number in request.GET.getlist("id") if number != "all"])
        if asked.exclude(pk__in=known_to(request.user)).exists():
            raise Http404
        return view(request, **kwargs)

    return guarded


def of_an_editable_translation(view, may=may_edit):
    """For wagtail-localize's views of one translation: without its page, or with somebody else's, there is nothing."""

    @wraps(view)
    def guarded(request, translation_id, **kwargs):
        translation = get_object_or_404(Translation, pk=translation_id)
        try:
            target = translation.get_target_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        if not may(request.user, target):
            raise PermissionDenied
        return view(request, translation_id=translation_id, **kwargs)

    return guarded


class SubmitPageView(SubmitPageTranslationView):
    """Sends a page that one may edit, into languages in which one may add pages."""

    def get_object(self):
        page = super().get_object()
        if not may_edit(self.request.user, page):
            raise PermissionDenied
        return page

    def get_form(self):
        form = super().get_form()
        locales = form.fields["locales"].queryset
        allowed = [locale.pk for locale in locales if may_begin(self.request.user, self.object, locale)]
        form.fields["locales"].queryset = locales.filter(pk__in=allowed)
        return form


class SubmitSnippetView(SubmitSnippetTranslationView):
    def get_object(self):
        record = super().get_object()
        if not may_edit(self.request.user, record):
            raise PermissionDenied
        return record


class SyncView(SyncTranslationsView):
    """Brings translations up to date of an original that one may edit, all of which one may edit."""

    def get_object(self):
        source = super().get_object()
        try:
            targets = [translation.get_target_instance() for translation in source.translations.filter(enabled=True)]
        except ObjectDoesNotExist as error:
            raise Http404 from error
        if not all(may_edit(self.request.user, instance) for instance in [source.get_source_instance(), *targets]):
            raise PermissionDenied
        return source


class ReportView(TranslationsReportView):
    """What is translated into one's own languages."""

    def get_queryset(self):
        translations = super().get_queryset().order_by("pk")
        languages = languages_of(self.request.user)
        return translations if languages is None else translations.filter(target_locale__in=languages)

    def decorate_paginated_queryset(self, object_list):
        """With ways to what one may edit only."""
        for translation in object_list:
            try:
                ends = translation.source.get_source_instance(), translation.get_target_instance()
            except ObjectDoesNotExist:
                continue
            translation.may_edit_source, translation.may_edit_target = (
                may_edit(self.request.user, end) for end in ends
            )
        return object_list


class SnippetNamesViewSet(SnippetViewSet):
    """The names of records, for those who have business with them."""

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        policy = policy_registry.get_by_type(self.get_model())
        if not policy.user_has_any_permission(request.user, _TO_CHOOSE_FROM):
            raise Http404 if "pk" in kwargs else PermissionDenied
