"""An edition keeps its file while nothing but version and date would change."""

import dataclasses
from datetime import UTC, datetime

import pytest

from brochures.setting import content as c
from brochures.setting.fingerprint import fingerprint
from tests.brochure_content import brochure, photograph, run

BEFORE = brochure()


def with_words(*words: str) -> c.BrochureContent:
    return brochure(blocks=(c.Text("Title", (c.Paragraph(tuple(run(word) for word in words)),)),))


def test_another_version_of_the_same_words_is_the_same():
    labels = dataclasses.replace(BEFORE.labels, version="1.3 · 2027-01-01")
    later = dataclasses.replace(BEFORE, labels=labels, published=datetime(2027, 1, 1, tzinfo=UTC))
    assert fingerprint(later, edition="screen") == fingerprint(BEFORE, edition="screen")


@pytest.mark.parametrize(
    "changed",
    [
        brochure(title="Another title"),
        brochure(blocks=BEFORE.blocks[:-1]),
        brochure(cover=dataclasses.replace(BEFORE.cover, picture=c.Picture(photograph(1601), "The cover"))),
        brochure(partner=c.Partner("Partner", b"<svg/>")),
        brochure("ja"),
    ],
)
def test_every_change_is_seen(changed):
    assert fingerprint(changed, edition="screen") != fingerprint(BEFORE, edition="screen")


def test_editions_differ():
    assert fingerprint(BEFORE, edition="print") != fingerprint(BEFORE, edition="screen")


def test_words_do_not_move_between_runs_unseen():
    assert fingerprint(with_words("ab", "c"), edition="screen") != fingerprint(with_words("a", "bc"), edition="screen")
