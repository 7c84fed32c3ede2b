"""The glossary and the memory in the admin: forms, rights, files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.roles import PUBLISHER
from tests.factories import UserFactory
from tests.site.translations.lifecycle import locale
from translations.exchange.memory_files import MemoryEntry, write_tmx
from translations.glossary import entries_for
from translations.models import GlossaryTerm, GlossaryValue, MemoryUnit
from translations.units import unit_key

LIST, FILES, MEMORY = (
    "/admin/translations/glossary/",
    "/admin/translations/glossary/files/",
    "/admin/translations/memory/",
)


def form(*values, **fields):
    data = {"term": "cluster", "locale": locale("en").pk, "note": "", **fields}
    data |= {
        "values-TOTAL_FORMS": len(values),
        "values-INITIAL_FORMS": 0,
        "values-MIN_NUM_FORMS": 0,
        "values-MAX_NUM_FORMS": 99,
    }
    for number, (code, value, forbidden) in enumerate(values):
        names = {"locale": locale(code).pk, "value": value, "forbidden": forbidden, "id": ""}
        data |= {f"values-{number}-{name}": said for name, said in names.items()}
    return data


@pytest.fixture
def term(db):
    term = GlossaryTerm.objects.create(locale=locale("en"), term="cluster", note="A network of firms")
    GlossaryValue.objects.create(term=term, locale=locale("fr"), value="cluster", forbidden="grappe")
    return term


def upload(client, address, data: bytes, name="file", status=200, **fields):
    response = client.post(address, {"file": SimpleUploadedFile(name, data), "language": "en", **fields})
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def test_an_officer_writes_a_term_and_the_checks_know_it(officer_client):
    response = officer_client.post(f"{LIST}new/", form(("fr", "cluster", "grappe\npôle"), ("ja", "クラスター", "")))

    assert response.status_code == 302, response.context["form"].errors
    (entry,) = entries_for(locale("en"), locale("fr"))
    assert (entry.term, entry.translation, entry.forbidden) == ("cluster", "cluster", ("grappe", "pôle"))


def test_an_empty_glossary_says_what_it_is_for(officer_client):
    said = officer_client.get(LIST).content.decode()

    assert "The glossary has no terms yet." in said
    assert "There are no" not in said
    assert "No glossary terms match your query" in officer_client.get(LIST, {"q": "nowhere"}).content.decode()


def test_a_language_given_twice_and_a_term_known_already_are_said(officer_client, term):
    twice = officer_client.post(f"{LIST}new/", form(("fr", "a", ""), ("fr", "b", ""), term="other"))
    again = officer_client.post(f"{LIST}new/", form())

    assert (twice.status_code, again.status_code) == (200, 200)
    assert GlossaryTerm.objects.count() == 1


def test_the_list_is_narrowed_down_by_language(officer_client, term):
    GlossaryTerm.objects.create(locale=locale("en"), term="fragrance")

    found = officer_client.get(LIST, {"values__locale": locale("fr").pk}).content.decode()

    assert "cluster" in found
    assert "fragrance" not in found


def test_translators_read_and_change_nothing(client, site_tree, term):
    client.force_login(UserFactory(role="Translator (fr)"))

    assert "cluster" in client.get(LIST).content.decode()
    assert "grappe" in client.get(f"{LIST}inspect/{term.pk}/").content.decode()
    assert client.get(f"{LIST}edit/{term.pk}/").status_code == 404
    upload(client, FILES, b"term;fr\nx;y\n", status=405, take="on")
    assert client.get(MEMORY).status_code == 302
    assert GlossaryTerm.objects.count() == 1


@pytest.mark.parametrize("ending", ["csv", "tbx"])
def test_a_glossary_that_was_taken_away_comes_back(officer_client, term, ending):
    data = officer_client.get(FILES, {"format": ending, "source": "en"}).content
    term.delete()

    looked = upload(officer_client, FILES, data, look="on")
    assert "nothing has been written yet" in looked
    assert not GlossaryTerm.objects.exists()
    upload(officer_client, FILES, data, take="on")

    value = GlossaryValue.objects.get()
    assert (value.term.term, value.term.note) == ("cluster", "A network of firms")
    assert (value.locale, value.value, value.forbidden) == (locale("fr"), "cluster", "grappe")
    assert "<dt>As before</dt><dd>1</dd>" in upload(officer_client, FILES, data, look="on")


def test_languages_that_a_file_leaves_out_keep_their_words(officer_client, term):
    upload(officer_client, FILES, "term;ja\ncluster;クラスター\n".encode(), take="on")

    assert dict(term.values.values_list("locale__language_code", "value")) == {"fr": "cluster", "ja": "クラスター"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"term;fr\nnew;neuf\n;rien\n", "Row 3: the term is missing."),
        (b"term;fr\nnew;neuf\nlong;" + b"x" * 201, "Term “long”: “xxx"),
        (b"PK\x03\x04", "This is not a table in CSV format."),
        (b"<html></html>", "TBX"),
        (b"", "empty"),
    ],
)
def test_of_a_wrong_file_each_row_is_named_and_nothing_is_written(officer_client, data, message):
    assert message in upload(officer_client, FILES, data, status=400, take="on")
    assert not GlossaryTerm.objects.exists()


@pytest.fixture
def publisher_client(client, site_tree):
    client.force_login(UserFactory(role=PUBLISHER))
    return client


def memory(*pairs) -> bytes:
    return write_tmx((MemoryEntry("en", "fr", source, text) for source, text in pairs), "en", timezone.now())


def test_a_memory_comes_in_and_goes_out(publisher_client):
    data = memory(("New <b>members</b>", "Nouveaux <b>membres</b>"), ("Growth", "Croissance"))

    assert "<dt>New</dt><dd>2</dd>" in upload(publisher_client, MEMORY, data, look="on")
    assert not MemoryUnit.objects.exists()
    upload(publisher_client, MEMORY, data, take="on")
    assert "<dt>As before</dt><dd>2</dd>" in upload(publisher_client, MEMORY, data, take="on")

    unit = MemoryUnit.objects.get(text="Croissance")
    assert (unit.source_digest, unit.origin, unit.length) == (unit_key("", "Growth"), "import", 6)
    given = publisher_client.get(MEMORY, {"format": "tmx", "source": "en", "target": "fr"}).content.decode()
    assert "Croissance" in given
    assert "Nouveaux" in given


def test_a_memory_with_an_address_that_runs_something_is_refused_whole(publisher_client):
    data = memory(("Growth", "Croissance"), ("Read", '<a href="javascript:alert(1)">Lire</a>'))
    data = data.replace(b"&lt;a&gt;", b"&lt;a href=&quot;javascript:alert(1)&quot;&gt;")

    assert "Translation 2, “Read”:" in upload(publisher_client, MEMORY, data, status=400, take="on")
    assert not MemoryUnit.objects.exists()
