"""What was said in versions that are joined is known to the translation memory from then on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.desk import client_of, digest_of, given
from tests.site.translations.lifecycle import begun
from translations.adopting import adopt_all
from translations.models import MemoryUnit

CODES = ("en", "fr", "es", "ja")
SAID = {"fr": "Ce qui vient.", "es": "Lo que viene.", "ja": "次に来るもの。"}


@pytest.fixture
def versions(site_tree):
    made = site_tree.add_versions(NewsPageFactory, CODES, title="Aroma", standfirst="What comes next.")
    for code, words in SAID.items():
        made[code].standfirst = words
        made[code].save()
    return made


def test_the_desk_offers_it_for_the_same_words_elsewhere(versions, site_tree):
    adopt_all(versions["en"], [versions["fr"]])
    other = site_tree.add(NewsPageFactory, "en", title="Another", slug="another", standfirst="What comes next.")
    translation = begun(other)
    given(translation)
    passage = digest_of(translation, "What comes next.")

    address = reverse("translation_desk:memory_of_passage", args=[translation.pk, passage])
    offered = client_of(UserFactory(role="Communications officer")).get(address).content.decode()

    assert "Ce qui vient." in offered
    assert "Same words, same place" in offered


def test_words_of_the_original_are_no_translation(versions):
    adopt_all(versions["en"], [versions["fr"]])

    assert "Aroma" not in MemoryUnit.objects.values_list("text", flat=True)


def test_it_takes_one_query_for_all_languages(versions):
    with CaptureQueriesContext(connection) as captured:
        adopt_all(versions["en"], [versions[code] for code in SAID])

    assert len([query for query in captured if "translations_memoryunit" in query["sql"]]) == 1
    found = MemoryUnit.objects.filter(source_text="What comes next.")
    assert dict(found.values_list("target_language", "text")) == SAID


def test_joining_again_says_nothing_twice(versions):
    adopt_all(versions["en"], [versions["fr"]])
    before = MemoryUnit.objects.count()

    adopt_all(versions["en"], [versions["fr"]])

    assert MemoryUnit.objects.count() == before > 0
