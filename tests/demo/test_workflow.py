"""Translations at work in the demonstration: the two articles that somebody is at, in a tree of few pages."""

import uuid
from types import SimpleNamespace

import pytest
from django.conf import settings

from accounts.roles import give_role, sync_roles
from demo import workflow
from demo.reading import CONTENT, items, texts
from demo.tree import Tree, translation_key
from tests.factories import NewsPageFactory, UserFactory
from translations.models import Job, Translation

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def body(code: str) -> list[dict]:
    text = {"type": "text", "id": str(uuid.UUID(int=1)), "value": f"<p>One, {code}.</p><p>Two, {code}.</p>"}
    return [text]


@pytest.fixture
def trees(site_tree, monkeypatch):
    sync_roles()
    for role in ("Communications officer", "Translator (fr)"):
        give_role(UserFactory(), role)
    monkeypatch.setattr(workflow, "items", lambda kind: [])
    made = {}
    for code in LANGUAGES:
        tree = Tree(code, site_tree.home(code), None, {}, {}, lambda: None)
        for key in (workflow.CHANGED, workflow.UNFINISHED):
            fields = {"slug": key.rsplit("/", 1)[-1], "translation_key": translation_key(key), "body": body(code)}
            tree.pages[key] = site_tree.add(NewsPageFactory, code, title=f"{key}, {code}", **fields)
        made[code] = tree
    workflow.show_translations_at_work(made)
    return SimpleNamespace(**made)


def test_one_page_waits_in_each_state_and_all_others_are_current(trees):
    states = {
        (found.source.key, found.locale.language_code): found.state
        for found in Translation.objects.select_related("source", "locale")
    }
    changed, unfinished = translation_key(workflow.CHANGED), translation_key(workflow.UNFINISHED)

    assert {place for place, state in states.items() if state != "current"} == {
        (changed, "fr"),
        (unfinished, "ja"),
        (unfinished, "ar"),
    }
    assert states[changed, "fr"] == "stale"
    assert states[unfinished, "ja"] == "review"
    assert states[unfinished, "ar"] == "draft"
    assert Translation.objects.get(state="draft").words_open > 0


def test_readers_see_what_is_behind_and_not_what_is_unfinished(trees, client):
    changed = client.get("/fr/news/demonstration-rio-botanica-ingredients/").content.decode()

    assert "20 octobre 2026" in changed
    assert 'class="behind"' in changed
    assert "translation-notice" not in client.get("/es/news/demonstration-rio-botanica-ingredients/").content.decode()
    assert client.get("/ja/news/demonstration-website-opens/").status_code == 404


def test_a_job_with_a_day_to_be_ready_names_what_is_open(trees):
    job = Job.objects.get()

    assert job.due_on
    assert sorted(job.items.values_list("locale__language_code", flat=True)) == ["ar", "fr", "ja"]
    assert job.items.get(locale__language_code="fr").assignee.groups.get().name == "Translator (fr)"


def test_the_articles_at_work_are_news_written_in_english():
    written = {item.key: item.facts["original_language"] for item in items("news")}

    assert written[workflow.CHANGED] == written[workflow.UNFINISHED] == "en"


def test_every_language_but_the_one_behind_has_what_was_added():
    assert {path.stem for path in (CONTENT / "updates").glob("*.toml")} == {"en", *workflow.FOLLOWED}
    for code in ("en", *workflow.FOLLOWED):
        assert texts("updates", code)[workflow.CHANGED]["text"]
