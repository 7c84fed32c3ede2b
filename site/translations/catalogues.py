"""Interface catalogues without GNU gettext: found, merged, checked and compiled with Babel."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

SECTIONS = ("site", "home", "news", "insights", "members", "brochures", "branding")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEMPLATES = {".html", ".txt", ".xml"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def _sources(root: Path) -> Iterator[Path]:
    for section in SECTIONS:
        for path in sorted((root / section).rglob("*")):
            if "migrations" not in path.parts and path.suffix in _TEMPLATES | {".py"}:
                yield path


def extract_messages(root: Path) -> Catalog:
    """Every string of the interface, with the files it stands in (no line numbers: they would change daily)."""
    catalogue = Catalog(charset="utf-8")
    for path in _sources(root):
        text = path.read_text(encoding="utf-8")
        if path.suffix in _TEMPLATES:
            text = templatize(text)
        source = io.BytesIO(text.encode())
        found = extract("python", source, _KEYWORDS, comment_tags=("Translators:",), options={"encoding": "utf-8"})
        for _line, message, comments, context in found:
            catalogue.add(
                message, locations=[(path.relative_to(root).as_posix(), None)], auto_comments=comments, context=context
            )
    return catalogue


def read_catalogue(language: str) -> Catalog:
    path = catalogue_path(language)
    code = path.parts[-3]
    if not path.exists():
        return Catalog(locale=code, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=code)


def update_catalogue(language: str, template: Catalog) -> None:
    """Add what is new, drop what is gone; never guess: a similar string gets no translation of another one."""
    catalogue = read_catalogue(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(_header(catalogue).encode())
        write_po(file, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)


def _header(catalogue: Catalog) -> str:
    """A header without dates and names: either would change every file with each extraction."""
    fields = {
        "Language": str(catalogue.locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.plural_forms,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    title = f"# {catalogue.locale.english_name} interface of the Global Cosmetics Cluster site"
    return f'{title}\nmsgid ""\nmsgstr ""\n{lines}\n'


def problems(language: str, template: Catalog) -> list[str]:
    """What keeps a catalogue from being complete, one line each."""
    catalogue = read_catalogue(language)
    found = []
    for message in template:
        if not message.id:
            continue
        own = catalogue.get(message.id, message.context)
        name = message.id if isinstance(message.id, str) else message.id[0]
        texts = [own.string] if own and isinstance(own.string, str) else list(own.string) if own else []
        if not texts or not all(texts):
            found.append(f"{language}: “{name}” is not translated")
        elif own.fuzzy:
            found.append(f"{language}: “{name}” is marked fuzzy")
        elif _lost_placeholders(message.id, texts):
            found.append(f"{language}: “{name}” has other placeholders")
    known = {(message.id, message.context) for message in template}
    found += [
        f"{language}: “{message.id}” is not used any more"
        for message in catalogue
        if message.id and (message.id, message.context) not in known
    ]
    return found


def _lost_placeholders(source, texts: list[str]) -> bool:
    # A plural form may leave the number out ("one day"), but never bring another placeholder.
    wanted = set(_PLACEHOLDER.findall(source if isinstance(source, str) else source[-1]))
    if isinstance(source, str):
        return any(set(_PLACEHOLDER.findall(text)) != wanted for text in texts)
    return any(not set(_PLACEHOLDER.findall(text)) <= wanted for text in texts)


def compile_catalogues() -> int:
    """Write a .mo beside each .po that is newer; returns how many were written."""
    written = 0
    for folder in settings.LOCALE_PATHS:
        for path in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = path.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
                continue
            with path.open("rb") as source:
                catalogue = read_po(source, locale=path.parts[-3])
            part = target.with_suffix(".part")
            with part.open("wb") as file:
                write_mo(file, catalogue)
            part.replace(target)
            written += 1
    return written
