"""From the settings to passages that may be stored: budget, gate, what is kept when a machine stops."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from translations.machine import Budget, Limits, MachineError, MemoryStore, Reason, budget, translate_units, translator
from translations.models import LocaleProfile
from translations.units import Unit


class _Machine:
    name = "Machine"
    is_paid = True
    limits = Limits(texts=2, size=10**6)

    def __init__(self, answers=None, stops_after=99):
        self.answers = answers or {}
        self.stops_after = stops_after
        self.sent = []

    def translate(self, units, source_language, target_language, glossary=()):
        if len(self.sent) >= self.stops_after:
            raise MachineError("busy", Reason.BUSY, retry_after=5)
        self.sent += [unit.source for unit in units]
        return [self.answers.get(unit.source, f"[{unit.source}]") for unit in units]


def _units(*sources):
    return [Unit(f"p{number}", source, is_rich=True) for number, source in enumerate(sources)]


def test_equal_sources_are_sent_once_and_empty_ones_never():
    machine = _Machine()

    outcome = translate_units(_units("one", "two", "one", " "), "en", "fr", machine=machine)

    assert machine.sent == ["one", "two"]
    assert [result.fragment for result in outcome.results] == ["[one]", "[two]", "[one]", ""]
    assert outcome.results[3].problem == "There are no words to translate."
    assert outcome.error is None


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("<script>x</script>", "<script> is not allowed"),
        ('<a id="a9">x</a>', "no link with the id a9"),
        ("javascript:alert(1)", "run a program"),
        ("", "lost a name"),
    ],
)
def test_what_may_not_be_stored_is_reported_and_not_used(answer, problem):
    outcome = translate_units(_units("one", "two"), "en", "ja", machine=_Machine({"one": answer}))

    first, second = outcome.results
    assert first.fragment == ""
    assert problem in first.problem
    assert second.fragment == "[two]"


def test_what_a_machine_did_before_it_stopped_is_kept():
    allowance = Budget(100, MemoryStore())

    outcome = translate_units(
        _units("one", "two", "three", "four"), "en", "fr", machine=_Machine(stops_after=2), allowance=allowance
    )

    assert [result.fragment for result in outcome.results] == ["[one]", "[two]", "", ""]
    assert [result.problem for result in outcome.results] == ["", "", "busy", "busy"]
    assert (outcome.error.reason, outcome.error.retry_after) == (Reason.BUSY, 5)
    assert allowance.left() == 100 - len("onetwo")


def test_nothing_is_sent_that_the_budget_does_not_hold():
    machine, allowance = _Machine(), Budget(10_000, MemoryStore())
    translate_units(_units("x" * 9000), "en", "fr", machine=machine, allowance=allowance)

    outcome = translate_units(_units("y" * 600, "z" * 600), "en", "fr", machine=machine, allowance=allowance)

    assert outcome.error.reason == Reason.BUDGET
    assert "1,200 characters are wanted, 1,000 of 10,000 are left" in outcome.error.message
    assert machine.sent == ["x" * 9000]
    assert allowance.left() == 1000


def test_each_month_has_its_budget():
    allowance = Budget(10, MemoryStore())
    allowance.spend(10, date(2026, 11, 30))

    with pytest.raises(MachineError):
        allowance.spend(1, date(2026, 11, 30))
    assert allowance.spend(10, date(2026, 12, 1)).month == "2026-12"


def test_the_settings_name_the_machine(settings, db):
    settings.MACHINE_TRANSLATION = {"BACKEND": "translations.machine.pseudo.PseudoTranslator"}
    assert translator().name == "Pseudo"
    assert translate_units(_units("Report"), "en", "fr").results[0].fragment.startswith("[Ŕ")

    settings.MACHINE_TRANSLATION = {
        "BACKEND": "translations.machine.deepl.DeepL",
        "OPTIONS": {"KEY": "test-key"},
        "MONTHLY_CHARACTERS": 500_000,
        "BUDGET_STORE": "translations.machine.budget.MemoryStore",
    }
    assert (translator().name, budget().left()) == ("DeepL", 500_000)


def test_without_a_machine_there_is_a_message(settings):
    settings.MACHINE_TRANSLATION = {}

    outcome = translate_units(_units("Report"), "en", "fr")

    assert (outcome.error.reason, outcome.results[0].fragment) == (Reason.CONFIGURATION, "")


def test_no_machine_is_asked_for_a_language_that_wants_none(settings, db):
    settings.MACHINE_TRANSLATION = {"BACKEND": "translations.machine.pseudo.PseudoTranslator"}
    LocaleProfile.objects.filter(locale__language_code="fr").update(machine_translation_allowed=False)

    outcome = translate_units(_units("Report"), "en", "fr")

    assert outcome.error.message == "Machines do not translate into this language here."
    assert outcome.results[0].fragment == ""
    assert translate_units(_units("Report"), "en", "ja").results[0].fragment


@pytest.mark.parametrize(
    "wrong",
    [
        {"BACKEND": "translations.machine.deepl.DeepL", "OPTIONS": {"KEY": "k"}, "MONTHLY_CHARACTERS": 5},
        {"BACKEND": "translations.machine.deepl.DeepL"},
        {"BACKEN": "translations.machine.deepl.DeepL"},
    ],
)
def test_wrong_settings_say_so(settings, wrong):
    settings.MACHINE_TRANSLATION = wrong

    with pytest.raises(ImproperlyConfigured):
        translator()
