"""Who took a translation away as a file, and who brought one in, stands in the audit log."""

from django.urls import reverse

from audit.models import Entry, Event
from tests.site.translations.files.handling import WORDS, downloaded, report_of, translated, upload


def rows(event) -> list[tuple]:
    found = Entry.objects.filter(event=event).order_by("pk")
    return list(found.values_list("actor", "object_type", "object_id", "object_label", "data"))


def test_a_text_that_goes_out_and_comes_back_is_recorded_both_times(client, translator, into_french):
    data = translated(downloaded(client, into_french), "xliff-1.2")
    address, expected = report_of(client, upload(client, into_french, data))
    assert not Entry.objects.filter(event=Event.TRANSLATION_IMPORTED).exists()  # looked at only

    client.post(address, {"expected": expected})
    client.post(address, {"expected": expected})  # twice, and nothing is left to bring in

    about = (translator.pk, "translations.translation", str(into_french.pk), str(into_french))
    assert rows(Event.TRANSLATION_EXPORTED) == [(*about, {"format": "xliff-1.2", "languages": ["fr"], "texts": 1})]
    assert rows(Event.TRANSLATION_IMPORTED) == [(*about, {"languages": ["fr"], "passages": len(WORDS)})]


def test_so_is_a_job_and_who_only_asks_for_the_head_takes_nothing(client, translator, job):
    address = reverse("translation_files:job_download", args=[job.pk, "fr", "po"])

    client.head(address)
    assert not rows(Event.TRANSLATION_EXPORTED)
    client.get(address)

    about = (translator.pk, "translations.job", str(job.pk), "Autumn")
    assert rows(Event.TRANSLATION_EXPORTED) == [(*about, {"format": "po", "languages": ["fr"], "texts": 1})]


def test_so_are_memory_and_glossary(client, admin_client, db):
    for name, code in (("translation_memory_files", "tmx"), ("translation_glossary_files", "csv")):
        admin_client.get(reverse(name), {"format": code, "source": "en", "target": "fr"})

    assert [(kind, data["format"]) for _who, kind, _key, _label, data in rows(Event.TRANSLATION_EXPORTED)] == [
        ("translations.memoryunit", "tmx"),
        ("translations.glossaryterm", "csv"),
    ]
