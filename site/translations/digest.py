"""What a person is told of translations once a day: only what is new, only where there is something."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Locale

from accounts import mails
from accounts.models import MailChoice, User
from accounts.notifications import wanted_by

from .addresses import address_of_translation
from .formats import language_name
from .models import Digest, Translation
from .models.words import Stage, State
from .own_work import fallen_behind, items_to_translate
from .rights import languages_to_translate, may_give_jobs, may_review

# Translators are told this long before.
DUE_SOON = timedelta(days=3)
_FIRST_TIME = timedelta(days=1)
# More would not be read; the overview has the rest.
_MOST = 30


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    locale: Locale
    translation_id: int
    due_on: date | None = None
    is_urgent: bool = False

    @property
    def language(self) -> str:
        return language_name(self.locale.language_code)

    @property
    def url(self) -> str:
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address_of_translation(self.translation_id)


@dataclass
class News:
    """What is told, by the reason why."""

    new: list[Line] = field(default_factory=list)
    due: list[Line] = field(default_factory=list)
    returned: list[Line] = field(default_factory=list)
    to_review: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)

    def __bool__(self):
        return any((self.new, self.due, self.returned, self.to_review, self.behind))


@transaction.atomic
def send_to(user: User, today: date) -> bool:
    """Returns whether a mail went out. Nothing goes out twice on a day; a mail that fails is not noted as sent."""
    Digest.objects.get_or_create(user=user)
    digest = Digest.objects.select_for_update().get(user=user)
    if digest.day is not None and digest.day >= today:
        return False
    now = timezone.now()
    since = digest.told_until or now - _FIRST_TIME
    digest.day, digest.told_until = today, now
    digest.save()
    if MailChoice.Kind.TRANSLATIONS not in wanted_by(user):
        return False
    news = news_for(user, since, now, today)
    if news:
        _mail(user, news)
    return bool(news)


def news_for(user: User, since: datetime, until: datetime, today: date) -> News:
    news = News()
    period = (since, until)
    own = items_to_translate(user)
    news.new = _of_items(own.filter(assigned_at__range=period))
    soon = (today, today + DUE_SOON)
    news.due = _of_items(own.filter(Q(job__due_on__range=soon) | Q(job__due_on=today - timedelta(days=1))))
    # Who returns a translation says why.
    back = Translation.objects.filter(
        stage=Stage.WORK,
        is_linked=True,
        reviewed_at__range=period,
        comments__created_at__range=period,
        comments__author=F("reviewed_by"),
    )
    news.returned = _of_translations(back.filter(Q(items__in=own) | Q(sent_by=user)).distinct())
    languages = languages_to_translate(user)
    theirs = Translation.objects.filter(is_linked=True)
    if languages is not None:
        theirs = theirs.filter(locale__in=languages)
    sent = theirs.filter(stage=Stage.REVIEW, sent_at__range=period).exclude(sent_by=user)
    news.to_review = _of_translations(sent, lambda found: may_review(user, found.locale))
    behind = theirs.filter(state__in=[State.STALE, State.BLOCKED]) if may_give_jobs(user) else fallen_behind(user)
    news.behind = _of_translations(behind.filter(stale_since__range=period))
    return news


def _of_items(items: QuerySet) -> list[Line]:
    return [
        Line(item.source.title, item.locale, item.translation_id, item.job.due_on, item.job.is_urgent)
        for item in items.order_by("job__priority", "job__due_on", "pk")[:_MOST]
    ]


def _of_translations(found: QuerySet, is_meant=lambda found: True) -> list[Line]:
    rows = found.select_related("source", "locale").defer("source__content").order_by("pk")[:_MOST]
    return [Line(row.source.title, row.locale, row.pk) for row in rows if is_meant(row)]


def _mail(user: User, news: News) -> None:
    addresses = {
        "overview": mails.address_of("translation_overview", user.language),
        "choices": mails.address_of("account_mails", user.language),
    }
    mails.send("translations", user.email, user.language, news=news, **addresses)
