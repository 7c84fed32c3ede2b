"""Who passes over a review or passages stands in the log, whichever of them it was."""

import pytest
from django.urls import reverse

from accounts.roles import PUBLISHER
from audit.models import Entry, Event
from tests.factories import UserFactory
from tests.site.translations.desk import client_of, translator
from tests.site.translations.lifecycle import begun, officer, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Translation
from translations.models.words import Origin
from translations.reviewing import approve, send
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree", "translator"]
OVERRIDING = [Event.PUBLISHED_WITH_GAPS, Event.PUBLISHED_UNREVIEWED]


@pytest.fixture
def publisher(site_tree):
    return UserFactory(role=PUBLISHER)


def overrides() -> list[str]:
    return sorted(Entry.objects.filter(event__in=OVERRIDING).values_list("event", flat=True))


def with_gaps(translation, publisher) -> None:
    address = reverse("translation_desk:publish_with_gaps", args=[translation.pk])
    assert client_of(publisher).post(address).status_code == 302


def test_words_of_a_machine_that_nobody_has_reviewed_are_no_quiet_matter(article, publisher, admin_client):
    with_gaps(translate_all(begun(article), origin=Origin.MACHINE), publisher)

    assert overrides() == ["published-unreviewed"]
    assert Entry.objects.get(event=Event.PUBLISHED_UNREVIEWED).actor == publisher
    assert "made public without review" in admin_client.get("/admin/reports/audit-log/").content.decode().lower()


def test_reviewed_words_with_a_gap_are_told_as_a_gap(article, officer, reviewer, publisher):
    translation = translate_all(begun(article))
    send(translation, officer)
    approve(translation, reviewer)
    translation = Translation.objects.get(pk=translation.pk)
    translation.words.filter(source_text="participants").delete()

    with_gaps(translation, publisher)

    assert overrides() == ["published-with-gaps"]


def test_both_are_told_where_both_were_passed_over(article, publisher):
    translation = begun(article)
    for unit in units_of(translation):
        if not unit.path.startswith("body"):  # what lists show cannot be a gap
            write(translation, unit.key, f"Fr {unit.source}")

    with_gaps(translation, publisher)

    assert overrides() == ["published-unreviewed", "published-with-gaps"]


def test_what_was_approved_and_is_whole_overrides_nothing(article, officer, reviewer):
    published(translate_all(begun(article)), officer, reviewer)

    assert overrides() == []
