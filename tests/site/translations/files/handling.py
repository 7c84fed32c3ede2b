"""What people and translation tools do with files of translations."""

from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from translations.exchange import formats
from translations.exchange.documents import Document
from translations.exchange.formats import FORMATS
from translations.models import Translation
from translations.units import Unit, UnitState

WORDS = {
    "A plan for 2027": "Un plan pour 2027",
    "What comes next.": "La suite.",
    "First paragraph.": "Premier alinéa.",
    "Second <b>paragraph</b>.": "Second <b>alinéa</b>.",
    "participants": "participants, participantes",
    "Report": "Rapport",
}


def files_of(translation) -> str:
    return reverse("translation_files:files", args=[translation.pk])


def downloaded(client, translation, code="xliff-1.2") -> bytes:
    answer = client.get(reverse("translation_files:download", args=[translation.pk, code]))
    assert answer.status_code == 200
    return answer.content


def translated(data: bytes, code: str) -> bytes:
    """What a translation tool makes of a file: a target for each source, all of them final."""
    text = data.decode()
    if code == "po":
        for source, target in WORDS.items():
            text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
        return text.replace("#, fuzzy\n", "").encode()
    [document] = formats.read(data)
    names = {entry.key: WORDS.get(entry.source, "") for entry in document.entries}
    return written_with(names, code, document).encode()


def written_with(names, code, document) -> str:
    """The same file with targets, written by our own writer of the format."""
    units = tuple(
        Unit(entry.path, entry.source, names[entry.key], UnitState.DONE if names[entry.key] else UnitState.EMPTY, True)
        for entry in document.entries
    )
    made = Document(
        document.original, document.title, "", "en", document.target_language, units, datetime(2026, 11, 1, tzinfo=UTC)
    )
    return FORMATS[code].write(made).decode()


def upload(client, translation, data: bytes, name="back.xlf"):
    return client.post(files_of(translation), {"file": SimpleUploadedFile(name, data)})


def report_of(client, answer) -> tuple[str, str]:
    """The address of the report and what its form sends."""
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"], client.get(answer["Location"]).context["expected"]


def again(translation) -> Translation:
    return Translation.objects.get(pk=translation.pk)
