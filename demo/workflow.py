"""Translations at work: all that the demonstration says in several languages, and a few that somebody is at."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from wagtail.models import Locale, Page

from accounts.models import User
from navigation.models import SiteText
from translations.adopting import adopt_all
from translations.models import Job, JobItem, Translation
from translations.models.words import Stage
from translations.sources import keep_source
from translations.states import refresh

from .reading import items, texts
from .tree import Tree, translation_key

# Changed after it was translated: the languages that have a text in content/updates have followed, French has not.
CHANGED = "news/demonstration-rio-botanica-ingredients"
CHANGED_AT = datetime(2026, 10, 20, 9, tzinfo=UTC)
FOLLOWED = ("es", "ja", "ar")
# Not published in two languages yet: in review in one, half translated in the other.
UNFINISHED = "news/demonstration-website-opens"
IN_REVIEW, HALF = "ja", "ar"
_DAYS_LEFT = 14


def show_translations_at_work(trees: Mapping[str, Tree]) -> None:
    """Join the versions of every page and of the site texts, and leave some work to do."""
    waiting = [trees[code].pages[UNFINISHED].pk for code in (IN_REVIEW, HALF)]
    Page.objects.filter(pk__in=waiting).update(live=False, has_unpublished_changes=True)
    _join(trees)
    _change_one(trees)
    _send_for_review(_translation(UNFINISHED, IN_REVIEW))
    _halve(_translation(UNFINISHED, HALF))
    _give_job()


def _join(trees: Mapping[str, Tree]) -> None:
    written_in = {item.key: item.facts["original_language"] for item in items("news")}
    homes = {code: {"home": tree.home.pk} for code, tree in trees.items()}
    numbers = {code: homes[code] | {key: page.pk for key, page in tree.pages.items()} for code, tree in trees.items()}
    pages = Page.objects.filter(pk__in=[pk for known in numbers.values() for pk in known.values()])
    found = {page.pk: page for page in pages.select_related("locale").specific()}
    for key in numbers["en"]:
        versions = {code: found[known[key]] for code, known in numbers.items()}
        adopt_all(versions.pop(written_in.get(key, "en")), versions.values())
    if records := _site_texts():
        adopt_all(records.pop("en"), records.values())


def _site_texts() -> dict[str, SiteText]:
    return {text.locale.language_code: text for text in SiteText.objects.select_related("locale")}


def _change_one(trees: Mapping[str, Tree]) -> None:
    for code in ("en", *FOLLOWED):
        trees[code].append(CHANGED, texts("updates", code)[CHANGED]["text"])
        Page.objects.filter(pk=trees[code].pages[CHANGED].pk).update(last_published_at=CHANGED_AT)
    original, *targets = (Page.objects.get(pk=trees[code].pages[CHANGED].pk).specific for code in ("en", *FOLLOWED))
    keep_source(original)
    adopt_all(original, targets)
    Translation.objects.filter(source__key=translation_key(CHANGED), locale__language_code="fr").update(
        stale_since=CHANGED_AT
    )


def _send_for_review(translation: Translation) -> None:
    translation.stage, translation.sent_at = Stage.REVIEW, timezone.now()
    translation.sent_by = User.objects.filter(groups__name="Communications officer").first()
    refresh(translation)


def _halve(translation: Translation) -> None:
    digests = list(translation.source.passages.values_list("digest", flat=True))
    translation.words.filter(digest__in=digests[len(digests) // 2 :]).delete()
    refresh(translation)


def _give_job() -> None:
    officer = User.objects.filter(groups__name="Communications officer").first()
    job = Job.objects.create(
        title="Demonstration: news of autumn 2026",
        note="The article on the website’s opening is new; the one on Rio Botânica has grown by a paragraph.",
        due_on=timezone.localdate() + timedelta(days=_DAYS_LEFT),
        created_by=officer,
    )
    for key, code in ((CHANGED, "fr"), (UNFINISHED, IN_REVIEW), (UNFINISHED, HALF)):
        translation = _translation(key, code)
        JobItem.objects.create(
            job=job,
            source=translation.source,
            locale=Locale.objects.get(language_code=code),
            translation=translation,
            assignee=User.objects.filter(groups__name=f"Translator ({code})").first(),
            state=JobItem.State.OPEN,
            words=translation.words_open,
        )


def _translation(key: str, code: str) -> Translation:
    return Translation.objects.select_related("source").get(
        source__key=translation_key(key), locale__language_code=code
    )
