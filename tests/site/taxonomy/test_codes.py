import pytest
from babel import Locale
from django.conf import settings
from django.utils import translation

from taxonomy.codes import COUNTRY_CODES, ValueChain, country_choices
from taxonomy.models import Term
from tests.factories import TermFactory


def test_the_countries_are_those_of_iso_3166_and_no_other_regions():
    assert len(COUNTRY_CODES) == len(set(COUNTRY_CODES)) == 249
    assert {"JP", "MA", "TW", "GB", "AX"} <= set(COUNTRY_CODES)
    assert not {"EU", "UK", "XK", "UN", "001"} & set(COUNTRY_CODES)


@pytest.mark.parametrize("language", settings.PUBLIC_LANGUAGES)
def test_every_country_has_a_name_in_every_language(language):
    names = Locale(language).territories

    assert not [code for code in COUNTRY_CODES if not names.get(code)]


def test_countries_come_by_name_with_accented_letters_where_readers_look_for_them():
    names = [name for _code, name in country_choices()]

    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-1] == "Zimbabwe"


def test_the_value_chain_runs_from_the_field_to_the_school():
    assert ValueChain.values[0] == "ingredients"
    assert ValueChain.values[-1] == "training"
    assert len(ValueChain.values) == 13


def test_a_term_speaks_the_readers_language_then_english_then_its_code(db):
    term = TermFactory(code="green-chemistry", labels={"en": "Green chemistry", "fr": "Chimie verte"})

    assert term.label("fr") == "Chimie verte"
    assert term.label("ja") == "Green chemistry"
    assert TermFactory(code="bare", labels={"fr": "Nu"}).label("ja") == "bare"
    with translation.override("fr"):
        assert term.text == "Chimie verte"


def test_terms_of_a_kind_come_in_the_editors_order_with_their_labels(db, django_assert_num_queries):
    TermFactory(code="b", sort_order=2)
    TermFactory(code="a", sort_order=1)
    TermFactory(code="c", kind=Term.Kind.COLOUR)

    with django_assert_num_queries(2):
        assert [term.text for term in Term.objects.of_kind(Term.Kind.TOPIC)] == ["A", "B"]
