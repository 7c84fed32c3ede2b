"""What readers are told of a translation by a machine, and of what is not translated at all."""

from tests.site.translations.as_reader import by_class, code, read, text_of
from tests.site.translations.lifecycle import begun, officer, reviewer
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Translation
from translations.models.words import Origin
from translations.release import publish
from translations.reviewing import approve, send
from translations.writing import units_of, write

__all__ = ["article", "code", "officer", "planted", "read", "reviewer", "site_tree"]


def test_the_words_of_a_machine_are_disclosed_until_somebody_has_looked(article, officer, reviewer, read, code):
    translation = begun(article, code)
    for unit in units_of(translation):
        write(translation, unit.key, f"Fr {unit.source}", origin=Origin.MACHINE, is_open=True)
    publish(translation, reviewer, with_gaps=True)
    sentence = {"fr": "par une machine", "ar": "آليًّا"}[code]

    (notice,) = by_class(read()[1], "translation-notice")
    assert sentence in text_of(notice)

    send(Translation.objects.get(pk=translation.pk), officer)
    approve(translation, reviewer)
    assert "translation-notice" not in read()[0]


def test_a_machines_words_stay_disclosed_while_readers_have_them(article, officer, reviewer, read, code):
    translation = begun(article, code)
    for unit in units_of(translation):
        write(translation, unit.key, f"Fr {unit.source}", origin=Origin.MACHINE, is_open=True)
    publish(translation, reviewer, with_gaps=True)
    first = units_of(translation)[0]
    write(Translation.objects.get(pk=translation.pk), first.key, "Un plan pour 2027", author=officer)
    translation = Translation.objects.get(pk=translation.pk)
    send(translation, officer)
    approve(translation, reviewer)

    assert "translation-notice" in read()[0]

    publish(Translation.objects.get(pk=translation.pk), reviewer)
    assert "translation-notice" not in read()[0]


def test_what_was_published_untranslated_is_said_to_be_in_the_originals_language(article, reviewer, read, code):
    translation = begun(article, code)
    left = {"First paragraph.", "participants"}
    for unit in units_of(translation):
        if unit.source not in left:
            write(translation, unit.key, f"Fr {unit.source}")
    publish(translation, reviewer, with_gaps=True)
    html, main = read()

    marked = {
        text_of(element) for element in main.iter() if element.get("lang") == "en" and element.get("dir") == "ltr"
    }
    assert left <= marked
    assert not any("Fr " in text for text in marked)
    assert "<title>Fr A plan for 2027 ·" in html
