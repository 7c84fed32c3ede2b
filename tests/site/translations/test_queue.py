"""My translations: one's own and unclaimed work of one's own languages, the most urgent first."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.roles import AUDITOR
from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.desk import client_of, given, officer, reviewer, translator
from tests.site.translations.lifecycle import begun, change, locale, published, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations import tasks
from translations.models import Digest, JobItem, LocaleProfile
from translations.release import publish
from translations.reviewing import send, send_back

__all__ = ["article", "officer", "planted", "reviewer", "site_tree", "translator"]
QUEUE = "/admin/translations/"


def page(client) -> BeautifulSoup:
    return BeautifulSoup(client.get(QUEUE).content, "html.parser")


def titles(client) -> list[str]:
    return [title.get_text() for title in page(client).find_all(class_="desk-item__title")]


def dashboard(person) -> str:
    main = BeautifulSoup(client_of(person).get("/admin/").content, "html.parser").main
    return " ".join(main.get_text().split())


def mail_to(person, mailoutbox) -> str:
    """The newest, without the others."""
    return [mail.body for mail in mailoutbox if mail.to == [person.email]][-1]


@pytest.fixture
def another(article, site_tree):
    def begin(title: str, code: str = "fr"):
        return begun(site_tree.add(NewsPageFactory, "en", title=title), code)

    return begin


def test_own_and_unclaimed_work_of_the_own_language(article, another, translator):
    given(begun(article), translator)
    given(another("For everybody"))
    given(another("Of somebody else"), UserFactory(role="Translator (fr)"))
    given(another("Japanese", "ja"))

    assert sorted(titles(client_of(translator))) == ["A plan for 2027", "For everybody"]


def test_late_work_comes_first_and_says_so(another, translator):
    today = timezone.localdate()
    given(another("Undated"), translator, title="Some day")
    given(another("Next week"), translator, title="Soon", due_on=today + datetime.timedelta(7))
    given(another("Yesterday"), translator, title="Urgent", due_on=today - datetime.timedelta(1))
    given(another("Today"), translator, title="Now", due_on=today)

    assert titles(client_of(translator)) == ["Yesterday", "Today", "Next week", "Undated"]
    [late] = page(client_of(translator)).find_all(class_="desk-job--late")
    assert "Late" in late.get_text()


def test_items_stand_below_their_job_with_words_left(article, another, translator):
    item = given(begun(article), translator)
    JobItem.objects.create(
        job=item.job, source=(other := another("Second")).source, locale=other.locale, translation=other, state="open"
    )

    [job] = page(client_of(translator)).find_all(class_="desk-job")

    assert len(job.find_all("li")) == 2
    words = item.translation.words_open + other.words_open
    assert f"{words} words left" in job.find(class_="desk-job__head").get_text()


def test_who_takes_an_item_has_it(article, translator):
    item = given(begun(article))
    mine = client_of(translator)
    take = reverse("translation_desk:take", args=[item.pk])

    answer = mine.post(take)

    assert answer.url == reverse("translation_desk:editor", args=[item.translation_id])
    assert JobItem.objects.get().assignee == translator
    other = client_of(UserFactory(role="Translator (fr)"))
    assert "Somebody else has taken it" in other.post(take, follow=True).content.decode()
    assert JobItem.objects.get().assignee == translator
    assert client_of(UserFactory(role="Translator (ja)")).post(take).status_code == 404


def test_reviewers_see_what_others_have_sent(article, translator, officer):
    translation = translate_all(begun(article))
    given(translation, translator)
    send(translation, translator)

    assert "Waiting for your review" in page(client_of(officer)).get_text()
    assert "Waiting for your review" not in page(client_of(translator)).get_text()


def test_what_a_reviewer_returned_says_so_with_the_words_until_it_is_sent_again(article, translator, officer):
    translation = translate_all(begun(article))
    given(translation, translator)
    send(translation, translator)
    send_back(translation, officer, "Too formal.")

    [item] = page(client_of(translator)).find_all(class_="desk-item")
    assert item.find(class_="desk-said").get_text() == "Too formal."
    assert "Returned with a comment" in item.get_text()

    send(translation, translator)
    assert "Too formal." not in page(client_of(translator)).get_text()


def test_what_changed_after_it_was_translated_comes_back(article, translator, officer):
    translation = translate_all(begun(article))
    given(translation, translator)
    published(translation, translator, officer)
    assert titles(client_of(translator)) == []

    article.standfirst = "What comes after that."
    article.save_revision().publish()

    assert titles(client_of(translator)) == ["A plan for 2027"]
    assert "The original has changed" in page(client_of(translator)).get_text()
    assert titles(client_of(UserFactory(role="Translator (fr)"))) == []
    given(translation, translator, title="Once more")
    assert titles(client_of(translator)) == ["A plan for 2027"]
    assert "The original has changed" not in page(client_of(translator)).get_text()


def test_the_dashboard_and_the_mail_tell_of_it_and_of_a_job_to_bring_it_up_to_date(
    article, translator, officer, mailoutbox
):
    translation = translate_all(begun(article))
    given(translation, translator)
    published(translation, translator, officer)
    assert "My translations" not in dashboard(translator)
    change(article, standfirst="What comes after that.")

    assert "The original has changed since you translated it A plan for 2027" in dashboard(translator)
    tasks.send_digests.call()
    assert "The original has changed:" in mail_to(translator, mailoutbox)

    given(translation, translator, title="Once more")
    assert "1 text is open. Words outstanding: 4" in dashboard(translator)
    assert "The original has changed" not in dashboard(translator)
    Digest.objects.update(day=None)
    tasks.send_digests.call()
    assert "New for you:" in mail_to(translator, mailoutbox)


def test_when_the_original_is_taken_back_the_job_to_follow_it_is_done(article, translator, officer):
    translation = translate_all(begun(article))
    given(translation, translator)
    published(translation, translator, officer)
    change(article, standfirst="What comes after that.")
    item = given(translation, translator, title="Once more")

    change(article, standfirst="What comes next.")

    item.refresh_from_db()
    assert (item.state, titles(client_of(translator))) == (JobItem.State.DONE, [])


def test_what_was_published_without_a_review_comes_back_too(article, translator, officer):
    LocaleProfile.objects.filter(locale=locale("fr")).update(review_required=False)
    translation = translate_all(begun(article))
    given(translation, translator)
    publish(translation, officer)

    change(article, standfirst="What comes after that.")

    assert titles(client_of(translator)) == ["A plan for 2027"]


def test_with_nothing_to_do_it_says_so(translator):
    assert "Nothing to translate now" in page(client_of(translator)).get_text()


def test_the_menu_leads_translators_there_and_nobody_else(translator):
    home = client_of(translator).get("/admin/").content.decode()
    auditors = client_of(UserFactory(role=AUDITOR))

    menu_item = re.compile(rf"{QUEUE}(?:\"|&quot;)")
    assert menu_item.search(home)
    assert not menu_item.search(auditors.get("/admin/").content.decode())
    assert auditors.get(QUEUE).status_code == 404


def test_a_long_list_asks_no_more_questions(another, translator, django_assert_max_num_queries):
    for number in range(12):
        given(another(f"Text {number}"), translator)
    mine = client_of(translator)
    mine.get(QUEUE)

    with django_assert_max_num_queries(20):
        assert len(titles(mine)) == 12
