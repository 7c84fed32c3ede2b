"""The interface catalogues are complete: nothing missing, fuzzy, unused, or with other placeholders."""

from pathlib import Path

import pytest
from django.conf import settings

from translations.catalogues import extract_messages, problems

# A language joins them when its catalogue is done: from then on it stays so, and the admin is offered in it.
COMPLETE = [code for code in settings.INTERFACE_LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.fixture(scope="module")
def template():
    return extract_messages(Path(settings.ROOT))


@pytest.mark.parametrize("language", COMPLETE)
def test_every_string_of_the_interface_is_translated(language, template):
    assert problems(language, template) == []


def test_no_language_is_public_from_the_start_whose_interface_is_not_complete():
    assert set(settings.PUBLIC_LANGUAGES) <= set(settings.INTERFACE_LANGUAGES) <= set(dict(settings.LANGUAGES))
