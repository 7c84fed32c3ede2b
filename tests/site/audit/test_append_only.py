"""What is recorded stays as it is: in Python, in SQL, and while accounts come and go."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import User
from audit.models import AppendOnlyError, Entry, Event, Permit
from audit.services import forget_old_entries, new_pseudonym, pseudonymise, record, terms_accepted
from tests.factories import UserFactory


@pytest.fixture
def entry(db):
    return record(Event.MOVED, about=("news.newspage", 7), label="A meeting")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.update(event=Event.DELETED),
        lambda entry: Entry.objects.bulk_update([entry], ["event"]),
        lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
    ],
    ids=["save", "delete", "update", "bulk update", "delete many"],
)
def test_no_model_or_queryset_changes_a_row(entry, change):
    with pytest.raises(AppendOnlyError):
        change(entry)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET object_label = 'Nothing' WHERE id = %s",
        "DELETE FROM audit_entry WHERE id = %s",
        pytest.param(
            "REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE id = %s",
            marks=pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own"),
        ),
        pytest.param(
            "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE audit_entry -- %s",
            marks=pytest.mark.skipif(connection.vendor == "sqlite", reason="not in SQLite"),
        ),
    ],
)
def test_the_database_refuses_what_goes_around_the_model(entry, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [entry.pk])

    assert Entry.objects.get().object_label == "A meeting"


def test_a_permit_to_erase_names_lets_nothing_else_be_changed(entry):
    Permit.objects.create(purpose=Permit.Purpose.ERASURE)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry._base_manager.update(event=Event.DELETED)


def test_a_row_ends_with_the_transaction_that_it_speaks_of(db):
    with transaction.atomic():
        record(Event.PUBLISHED)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_whoever_is_erased_stays_one_person_without_a_name(db, officer):
    person = UserFactory(email="ada@example.org", first_name="Ada", last_name="Green")
    record(Event.SIGNED_IN, actor=person)
    record(Event.ROLE_CHANGED, actor=officer, about=person)
    other = record(Event.SIGNED_OUT, actor=officer)

    pseudonym = new_pseudonym()
    pseudonymise(person, pseudonym)

    theirs = Entry.objects.filter(actor_label=pseudonym, actor=None)
    assert [entry.event for entry in theirs] == [Event.SIGNED_IN]
    assert Entry.objects.get(event=Event.ROLE_CHANGED, actor=officer).object_label == pseudonym
    assert Entry.objects.get(pk=other.pk).actor == officer
    assert "Ada" not in str(list(Entry.objects.values()))
    assert not Permit.objects.exists()


def test_rows_outlive_an_account_however_it_is_removed(db):
    person = UserFactory(email="ada@example.org")
    record(Event.SIGNED_IN, actor=person)

    User.objects.filter(pk=person.pk).delete()

    assert [entry.event for entry in Entry.objects.order_by("pk")] == [
        Event.ACCOUNT_CREATED,
        Event.SIGNED_IN,
        Event.ACCOUNT_ERASED,
    ]
    assert "ada@example.org" not in str(list(Entry.objects.values()))


def test_the_clock_removes_what_is_older_than_the_setting(entry, settings):
    settings.AUDIT_RETENTION_DAYS = 30
    Entry(event=Event.DELETED, at=timezone.now() - timedelta(days=31)).save()

    assert forget_old_entries() == 1
    assert list(Entry.objects.all()) == [entry]


def test_terms_are_recorded_with_their_version(officer):
    terms_accepted(officer, "logo-use", "2026-10", member="rose-valley")

    row = Entry.objects.get(event=Event.TERMS_ACCEPTED)
    assert (row.actor, row.member, row.data) == (officer, "rose-valley", {"terms": "logo-use", "version": "2026-10"})
