"""DeepL: what is sent, what comes home, and what people are told when nothing does."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from translations.machine import MachineError, Reason
from translations.machine.deepl import DeepL
from translations.quality import GlossaryEntry
from translations.units import Unit

GLOSSARY = (
    GlossaryEntry("network", "réseau"),
    GlossaryEntry("Cosmetic Valley", do_not_translate=True),
    GlossaryEntry("member\tnew", "membre"),
)


@pytest.fixture
def deepl(server, patient):
    return DeepL({"KEY": "test-key", "URL": server.url}, **patient)


def _units(*sources):
    return [Unit(f"p{number}", source, is_rich=True) for number, source in enumerate(sources)]


def test_tags_placeholders_and_locked_tokens_come_home(deepl, server):
    server.translate = lambda text: text.replace("of", "de").replace("Parfum", "Duft").replace("%(name)s", "%(nom)s")
    source = 'Page of <a id="a1">R&amp;D</a>: %(name)s,<br>Aqua, Parfum, ISO 22716, 1,234 <b>x</b>'

    (answer,) = deepl.translate(_units(source), "en", "fr")

    assert answer == 'Page de <a id="a1">R&amp;D</a>: %(name)s,<br/>Aqua, Parfum, ISO 22716, 1,234 <b>x</b>'
    (request,) = server.requests
    assert request["key"] == "DeepL-Auth-Key test-key"
    assert request["body"]["ignore_tags"] == ["x"]
    assert '<x id="x0">%(name)s</x>' in request["body"]["text"][0]


def test_a_lost_token_gives_no_translation(deepl, server):
    server.translate = lambda text: text.replace('<x id="x0">ISO 22716</x>', "")

    assert deepl.translate(_units("After ISO 22716", "Before"), "en", "fr") == ["", "Before"]


@pytest.mark.parametrize(
    ("site", "sent"),
    [("en", "EN-GB"), ("pt-br", "PT-BR"), ("zh-hans", "ZH-HANS"), ("he", "HE"), ("fr", "FR"), ("th", "TH")],
)
def test_languages_have_deepls_names(deepl, server, site, sent):
    deepl.translate(_units("Hello"), "zh-hans" if site == "en" else "en", site)

    assert server.requests[0]["body"]["target_lang"] == sent
    assert server.requests[0]["body"]["source_lang"] == ("ZH" if site == "en" else "EN")


def test_requests_hold_fifty_texts_and_so_many_bytes(deepl, server):
    deepl.translate(_units(*[f"text {number}" for number in range(120)]), "en", "fr")
    deepl.translate(_units(*["文" * 10_000] * 3), "ja", "fr")

    assert [len(request["body"]["text"]) for request in server.requests] == [50, 50, 20, 1, 1, 1]


def test_a_glossary_is_made_once_and_found_again(server, patient):
    for _process in range(2):
        deepl = DeepL({"KEY": "test-key", "URL": server.url}, **patient)
        deepl.translate(_units("the network"), "en", "pt-br", GLOSSARY)
        deepl.translate(_units("a network"), "en", "pt-br", GLOSSARY)

    made = [request for request in server.sent("/v2/glossaries") if request["method"] == "POST"]
    assert [request["body"]["entries"] for request in made] == ["member new\tmembre\nnetwork\tréseau"]
    assert (made[0]["body"]["source_lang"], made[0]["body"]["target_lang"]) == ("en", "pt")
    used = {request["body"]["glossary_id"] for request in server.sent("/v2/translate")}
    assert used == {server.glossaries[0]["glossary_id"]}


def test_a_changed_glossary_takes_the_place_of_the_old_one(deepl, server):
    server.glossaries = [{"glossary_id": "foreign", "name": "of somebody else", "ready": True}]
    deepl.translate(_units("the network"), "en", "fr", GLOSSARY)
    deepl.translate(_units("the network"), "en", "fr", GLOSSARY[:1])

    assert len(server.glossaries) == 2
    assert server.glossaries[0]["glossary_id"] == "foreign"
    assert server.sent("/v2/translate")[-1]["body"]["glossary_id"] == server.glossaries[1]["glossary_id"]


def test_a_pair_without_glossaries_is_translated_without(deepl, server):
    deepl.translate(_units("the network"), "en", "he", GLOSSARY)

    assert "glossary_id" not in server.sent("/v2/translate")[0]["body"]


def test_a_busy_service_is_asked_again(deepl, server, pauses):
    server.failures = [(429, {"Retry-After": "7"}, None), (503, {}, None), (529, {}, b"<html>")]

    assert deepl.translate(_units("Hello"), "en", "fr") == ["Hello"]
    assert pauses == [7, 4, 8]


@pytest.mark.parametrize(
    ("failure", "reason", "asked", "said"),
    [
        ((456, {}, {"message": "Quota Exceeded"}), Reason.QUOTA, 1, "quota at DeepL"),
        ((403, {}, None), Reason.ACCESS, 1, "refuses the site’s key"),
        ((400, {}, {"message": "Bad target_lang"}), Reason.REQUEST, 1, "Bad target_lang"),
        ((413, {}, None), Reason.REQUEST, 1, "HTTP 413"),
        ((404, {}, b"<html>"), Reason.CONFIGURATION, 1, "not set up rightly"),
        ((302, {"Location": "https://example.org"}, None), Reason.CONFIGURATION, 1, "not set up rightly"),
        ((200, {}, b"<html>"), Reason.ANSWER, 1, "does not understand"),
        ((200, {}, {"translations": []}), Reason.ANSWER, 1, "does not understand"),
        ((200, {}, {"translations": [{"text": None}]}), Reason.ANSWER, 1, "does not understand"),
        ((429, {"Retry-After": "3600"}, None), Reason.BUSY, 1, "busy"),
        ((500, {}, None), Reason.UNAVAILABLE, 4, "out of order"),
    ],
)
def test_failures_are_told_apart(deepl, server, failure, reason, asked, said):
    server.failures = [failure] * 9

    with pytest.raises(MachineError, match=said) as caught:
        deepl.translate(_units("Hello"), "en", "fr")

    assert caught.value.reason == reason
    assert len(server.requests) == asked
    assert "test-key" not in str(caught.value)


def test_a_long_wait_is_left_to_the_queue(deepl, server, pauses):
    server.failures = [(429, {"Retry-After": "3600"}, None)]

    with pytest.raises(MachineError) as caught:
        deepl.translate(_units("Hello"), "en", "fr")

    assert (caught.value.retry_after, caught.value.is_temporary, pauses) == (3600, True, [])


def test_nobody_there(patient):
    deepl = DeepL({"KEY": "test-key", "URL": "http://127.0.0.1:9"}, **patient)

    with pytest.raises(MachineError, match="cannot be reached") as caught:
        deepl.translate(_units("Hello"), "en", "fr")

    assert caught.value.reason == Reason.UNAVAILABLE


def test_the_key_chooses_the_address():
    assert DeepL({"KEY": "a:fx"}).service.url == "https://api-free.deepl.com"
    assert DeepL({"KEY": "a"}).service.url == "https://api.deepl.com"
    with pytest.raises(ImproperlyConfigured):
        DeepL({})
