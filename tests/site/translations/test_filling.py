"""Machines at work: the memory first, open until somebody has looked, and patient with a busy service."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import OFFICER
from tests.factories import UserFactory
from tests.site.translations.lifecycle import begun, change, locale, translate_all
from tests.site.translations.machine.conftest import server
from tests.site.translations.one_article import article, planted, site_tree
from translations import filling
from translations.asking import ask
from translations.jobs import create_job
from translations.machine import usage
from translations.models import Job, JobItem, MachineRun, MachineUsage, Translation, Words
from translations.models.words import Origin, Stage, State
from translations.tasks import ask_machines_again, fill_translation
from translations.writing import units_of, write

__all__ = ["article", "planted", "server", "site_tree"]
MONTH = f"{timezone.localdate():%Y-%m}"


@pytest.fixture
def officer(article, client):
    officer = UserFactory(role=OFFICER, language="en")
    client.force_login(officer)
    return officer


@pytest.fixture
def into_french(article):
    return begun(article)


@pytest.fixture
def deepl(server, settings):
    """DeepL as a server on this machine plays it, with a budget."""

    def with_budget(characters: int = 10_000):
        settings.MACHINE_TRANSLATION = {
            "BACKEND": "translations.machine.deepl.DeepL",
            "OPTIONS": {"KEY": "k", "URL": server.url},
            "MONTHLY_CHARACTERS": characters,
            "BUDGET_STORE": "translations.machine.usage.DatabaseStore",
        }
        return server

    return with_budget


def press(client, translation, callbacks):
    with callbacks(execute=True):
        return client.post(reverse("translation_machine:translation", args=[translation.pk]), follow=True)


def screen(client, translation) -> str:
    return client.get(reverse("translation_machine:translation", args=[translation.pk])).content.decode()


def again(translation) -> Translation:
    return Translation.objects.get(pk=translation.pk)


def test_it_fills_what_is_empty_and_all_of_it_is_to_be_reviewed(
    client, officer, into_french, django_capture_on_commit_callbacks
):
    title = units_of(into_french)[0]
    write(into_french, title.key, "Un plan pour 2027")

    answer = press(client, into_french, django_capture_on_commit_callbacks)

    assert "asked for 1 translation" in answer.content.decode()
    words = {row.source_text: row for row in Words.objects.all()}
    assert words.pop("A plan for 2027").text == "Un plan pour 2027"
    assert {(row.origin, row.is_open, row.author) for row in words.values()} == {(Origin.MACHINE, True, officer)}
    assert again(into_french).state == State.MACHINE
    assert all(unit.target for unit in units_of(again(into_french)))
    assert not into_french.target.live


def test_the_memory_comes_first_and_is_to_be_reviewed_too(
    client, officer, article, into_french, django_capture_on_commit_callbacks
):
    translate_all(into_french)
    Words.objects.all().delete()

    press(client, into_french, django_capture_on_commit_callbacks)

    assert set(Words.objects.values_list("origin", "is_open")) == {(Origin.MEMORY, True)}
    run = MachineRun.objects.get()
    assert (run.state, run.from_memory, run.by_machine) == ("done", len(units_of(into_french)), 0)
    assert MachineUsage.objects.filter(characters__gt=0).count() == 0


def test_asked_twice_it_works_once(officer, into_french, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        assert ask(into_french, officer)
        assert not ask(into_french, officer)
    run = MachineRun.objects.get()

    fill_translation.enqueue(run.pk)
    changed = Words.objects.values_list("changed_at", flat=True).latest("changed_at")
    fill_translation.enqueue(run.pk)

    assert Words.objects.values_list("changed_at", flat=True).latest("changed_at") == changed


def test_what_somebody_types_meanwhile_stays(officer, into_french, monkeypatch, django_capture_on_commit_callbacks):
    title = units_of(into_french)[0]
    original = filling.translate_units

    def slow(units, *rest):
        write(into_french, title.key, "Un plan pour 2027")
        return original(units, *rest)

    monkeypatch.setattr(filling, "translate_units", slow)
    with django_capture_on_commit_callbacks(execute=True):
        ask(into_french, officer)

    assert Words.objects.get(digest=title.key).text == "Un plan pour 2027"


def test_deepl_out_of_order_is_asked_again_later_and_says_so(
    client, officer, into_french, deepl, django_capture_on_commit_callbacks
):
    served = deepl()
    # Longer than the site waits for an answer.
    served.failures += [(503, {"Retry-After": "600"}, {})]

    press(client, into_french, django_capture_on_commit_callbacks)
    answer = screen(client, into_french)
    assert "DeepL cannot be reached." in answer
    assert "tries again by itself" in answer
    assert not Words.objects.exists()
    assert usage.DatabaseStore().spent(MONTH) == 0
    assert ask_machines_again.call() == 0

    MachineRun.objects.update(try_at=timezone.now() - timedelta(seconds=1))
    assert ask_machines_again.call() == 1

    assert MachineRun.objects.get().state == "done"
    assert again(into_french).state == State.MACHINE
    assert usage.DatabaseStore().spent(MONTH) > 0


def test_a_refused_key_is_not_tried_again(client, officer, into_french, deepl, django_capture_on_commit_callbacks):
    deepl().failures += [(403, {}, {})]

    press(client, into_french, django_capture_on_commit_callbacks)

    assert "refuses the site’s key" in screen(client, into_french)
    run = MachineRun.objects.get()
    assert (run.state, run.try_at) == ("failed", None)


def test_nothing_is_sent_beyond_the_budget(client, officer, into_french, deepl, django_capture_on_commit_callbacks):
    served = deepl(characters=10)

    press(client, into_french, django_capture_on_commit_callbacks)

    assert served.sent("/v2/translate") == []
    assert "budget of machine translation" in screen(client, into_french)
    assert not Words.objects.exists()


def test_the_budget_is_counted_for_each_machine_and_month(db, deepl):
    deepl()
    store = usage.DatabaseStore()

    assert store.spend("2026-11", 60, 100)
    assert not store.spend("2026-11", 41, 100)
    assert store.spend("2026-11", 40, 100)
    assert store.spend("2026-12", 100, 100)
    store.give_back("2026-11", 500)

    counted = MachineUsage.objects.values_list("month__month", "translator", "characters")
    assert set(counted) == {(11, "DeepL", 0), (12, "DeepL", 100)}


def test_what_is_in_review_and_what_no_machine_may_is_refused(
    client, officer, into_french, monkeypatch, settings, django_capture_on_commit_callbacks
):
    Translation.objects.update(stage=Stage.REVIEW)
    answer = press(client, into_french, django_capture_on_commit_callbacks)
    assert "The translation is in review." in answer.content.decode()

    Translation.objects.update(stage=Stage.WORK)
    monkeypatch.setattr("translations.machine.permission.allows_machines", lambda locale: False)
    assert "do not translate into this language" in screen(client, into_french)
    settings.MACHINE_TRANSLATION = {}
    assert "No machine is set up" in screen(client, into_french)
    assert not Words.objects.exists()


def test_a_whole_job_is_filled_and_its_cost_shown(client, officer, article, django_capture_on_commit_callbacks):
    job = Job(title="Autumn")
    with django_capture_on_commit_callbacks(execute=True):
        create_job(job, [article], [locale("fr"), locale("ar")])
    for item in JobItem.objects.all():
        item.translation = begun(article, item.locale.language_code)
        item.state = "open"
        item.save()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("translation_machine:job", args=[job.pk]))

    assert set(Translation.objects.values_list("state", flat=True)) == {State.MACHINE}
    answer = client.get(reverse("translation_machine:usage")).content.decode()
    assert str(usage.DatabaseStore().spent(MONTH)) in answer.replace(",", "")


def test_a_lost_run_is_taken_up_again(officer, into_french, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        ask(into_french, officer)
    MachineRun.objects.update(state="running", changed_at=timezone.now() - timedelta(hours=2))

    assert ask_machines_again.call() == 1
    assert MachineRun.objects.get().state == "done"


def test_translators_of_other_languages_and_jobs_of_others_are_closed(client, article, into_french):
    client.force_login(UserFactory(role="Translator (es)"))

    assert client.post(reverse("translation_machine:translation", args=[into_french.pk])).status_code == 404
    assert client.get(reverse("translation_machine:usage")).status_code == 302
    assert not MachineRun.objects.exists()


def test_a_changed_original_is_filled_where_it_changed(
    officer, article, into_french, django_capture_on_commit_callbacks
):
    translate_all(into_french)
    change(article, title="A plan for 2031")
    with django_capture_on_commit_callbacks(execute=True):
        ask(again(into_french), officer)

    assert Words.objects.get(origin=Origin.MACHINE).source_text == "A plan for 2031"
