"""The interface catalogues are complete: nothing missing, fuzzy, unused, or with other placeholders."""

from pathlib import Path

import pytest
from django.conf import settings

from translations.catalogues import extract_messages, problems


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE])
def test_every_string_of_the_interface_is_translated(language):
    assert problems(language, extract_messages(Path(settings.ROOT))) == []
