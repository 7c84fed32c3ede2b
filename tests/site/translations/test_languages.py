import pytest
from babel import Locale
from django.utils.translation import to_locale

from translations.languages import NATIVE_NAMES, Language, all_languages, canonical, is_language_shaped


@pytest.mark.parametrize(
    ("code", "tag", "babel", "direction", "open_graph"),
    [
        ("en", "en", "en", "ltr", "en_GB"),
        ("fr", "fr", "fr", "ltr", "fr_FR"),
        ("ja", "ja", "ja", "ltr", "ja_JP"),
        ("ar", "ar", "ar", "rtl", "ar_AR"),
        ("he", "he", "he", "rtl", "he_IL"),
        ("pt-br", "pt-BR", "pt_BR", "ltr", "pt_BR"),
        ("zh-hans", "zh-Hans", "zh_Hans", "ltr", "zh_CN"),
    ],
)
def test_a_language_is_written_as_each_standard_wants_it(code, tag, babel, direction, open_graph):
    language = Language(code)

    assert (language.tag, language.babel) == (tag, babel)
    assert (language.direction, language.open_graph) == (direction, open_graph)


@pytest.mark.parametrize(
    ("code", "script", "analyser", "font"),
    [
        ("de", "Latn", "words", "Noto Sans"),
        ("ja", "Jpan", "pairs", "Noto Sans JP"),
        ("ko", "Kore", "pairs", "Noto Sans KR"),
        ("zh-hans", "Hans", "pairs", "Noto Sans SC"),
        ("th", "Thai", "pairs", "Noto Sans Thai"),
        ("ar", "Arab", "words", "Noto Sans Arabic"),
        ("he", "Hebr", "words", "Noto Sans Hebrew"),
    ],
)
def test_what_follows_from_the_script(code, script, analyser, font):
    language = Language(code)

    assert (language.script, language.search_analyser) == (script, analyser)
    assert font in language.font_stack
    assert language.font_stack[-1] == "sans-serif"


def test_every_language_of_the_site_has_a_native_name_and_is_known_to_babel():
    for language in all_languages():
        assert language.name in NATIVE_NAMES.values()
        assert Locale.parse(language.babel)
        assert to_locale(language.code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("iw", "he"),
        ("zh_CN", "zh-hans"),
        ("PT", "pt-br"),
        ("zh-hant", None),
        ("nl", None),
        ("", None),
    ],
)
def test_old_and_careless_spellings_lead_to_the_languages_of_the_site(written, code):
    assert canonical(written) == code


@pytest.mark.parametrize(
    ("segment", "shaped"),
    [
        ("de", True),
        ("pt-BR", True),
        ("zh-Hans-CN", True),
        ("news", False),
        ("a", False),
        ("日本", False),
        ("x1", False),
    ],
)
def test_a_first_segment_reads_like_a_language_or_not(segment, shaped):
    assert is_language_shaped(segment) is shaped
