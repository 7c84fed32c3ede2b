"""Who may translate, review and publish what, and whose pages somebody may know of."""

from functools import wraps

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from accounts.visibility import visible_to

from .models import JobItem, Translation

_TO_CHOOSE_FROM = ("add", "change", "choose", "delete", "view")


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


def publishes(user) -> bool:
    """Whether somebody may do so in any language."""
    return _trees_with(user, "publish_page") != set()


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
    found = Translation.objects.filter(is_linked=True)
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
            return _without_words(view, request, **kwargs)
        asked = Page.objects.filter(pk__in=[number for number in request.GET.getlist("id") if number != "all"])
        if asked.exclude(pk__in=known_to(request.user)).exists():
            raise Http404
        return _without_words(view, request, **kwargs)

    return guarded


def _without_words(view, request, **kwargs):
    """What is absent is said in one way, whoever finds out: Wagtail's words tell of the search that failed."""
    try:
        return view(request, **kwargs)
    except Http404:
        raise Http404 from None
