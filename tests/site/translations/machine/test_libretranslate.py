"""LibreTranslate: other words for the same things."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from translations.machine import MachineError, Reason
from translations.machine.libretranslate import LibreTranslate
from translations.quality import GlossaryEntry
from translations.units import Unit


@pytest.fixture
def libre(server, patient):
    return LibreTranslate({"URL": server.url, "KEY": "test-key"}, **patient)


def test_tags_names_and_placeholders_come_home(libre, server):
    server.translate = lambda text: text.replace("network", "réseau").replace("Valley", "Vallée")
    glossary = [GlossaryEntry("Cosmetic Valley", do_not_translate=True)]
    unit = Unit("p", '<b>Cosmetic Valley</b> is a <a id="a1">network</a> of {number}', is_rich=True)

    (answer,) = libre.translate([unit], "en", "fr", glossary)

    assert answer == '<b>Cosmetic Valley</b> is a <a id="a1">réseau</a> of {number}'
    (request,) = server.sent("/translate")
    assert {**request["body"], "q": None} == {
        "source": "en", "target": "fr", "format": "html", "api_key": "test-key", "q": None,
    }  # fmt: skip
    assert '<span translate="no" id="x0">Cosmetic Valley</span>' in request["body"]["q"][0]


@pytest.mark.parametrize(("site", "sent"), [("zh-hans", "zh-Hans"), ("pt-br", "pb"), ("he", "he"), ("ar", "ar")])
def test_languages_have_the_names_of_the_server(libre, server, site, sent):
    libre.translate([Unit("p", "Hello")], "en", site)

    assert server.sent("/translate")[0]["body"]["target"] == sent


def test_a_language_that_the_server_does_not_speak(libre, server):
    with pytest.raises(MachineError, match="does not translate from English into Thai") as caught:
        libre.translate([Unit("p", "Hello")], "en", "th")

    assert caught.value.reason == Reason.LANGUAGE
    assert server.sent("/translate") == []


def test_requests_are_as_large_as_the_server_takes(libre, server):
    units = [Unit(f"p{number}", "x" * 900) for number in range(5)]

    libre.translate(units, "en", "fr")

    assert [len(request["body"]["q"]) for request in server.sent("/translate")] == [2, 2, 1]


@pytest.mark.parametrize(
    ("failure", "reason", "said"),
    [
        ((403, {}, {"error": "Invalid API key"}), Reason.ACCESS, "refuses the site’s key"),
        ((400, {}, {"error": "Request exceeds text limit"}), Reason.REQUEST, "Request exceeds text limit"),
        ((200, {}, {"translatedText": "one text"}), Reason.ANSWER, "does not understand"),
        ((200, {}, ["x"]), Reason.ANSWER, "does not understand"),
    ],
)
def test_failures_are_told_apart(libre, server, failure, reason, said):
    libre.translate([Unit("p", "Hello")], "en", "fr")
    server.failures = [failure]

    with pytest.raises(MachineError, match=said) as caught:
        libre.translate([Unit("p", "Hello")], "en", "fr")

    assert caught.value.reason == reason


def test_a_busy_server_is_asked_again(libre, server, pauses):
    libre.translate([Unit("p", "Hello")], "en", "fr")
    server.failures = [(429, {}, {"error": "Slowdown"}), (500, {}, None)]

    assert libre.translate([Unit("p", "Hello")], "en", "fr") == ["Hello"]
    assert pauses == [2, 4]


def test_it_needs_an_address():
    with pytest.raises(ImproperlyConfigured):
        LibreTranslate({})
