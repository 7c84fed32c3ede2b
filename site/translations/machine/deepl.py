"""DeepL over its HTTP interface, version 2."""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from django.core.exceptions import ImproperlyConfigured

from ..quality import GlossaryEntry
from ..units import Unit
from .batches import batches
from .codes import deepl_source, deepl_target
from .http import Service
from .interface import Limits, MachineError
from .protection import XML, Protected

logger = logging.getLogger(__name__)

_PREFIX = "site"  # of the names of our glossaries at DeepL
_LONGEST_ENTRY = 1024  # bytes


class DeepL:
    """Options: `KEY`; `URL` where it is not DeepL's own for the key; `FORMALITY` as DeepL calls it; `TIMEOUT`."""

    name = "DeepL"
    is_paid = True
    # DeepL takes 50 texts and 128 KiB; the rest is room for the other parameters.
    limits = Limits(texts=50, size=112 * 1024)

    def __init__(self, options: Mapping, **service):
        key = options.get("KEY", "")
        if not key:
            raise ImproperlyConfigured("MACHINE_TRANSLATION: DeepL needs OPTIONS['KEY'].")
        # Keys of free accounts say so at their end.
        own = "https://api-free.deepl.com" if key.endswith(":fx") else "https://api.deepl.com"
        headers = {"Authorization": f"DeepL-Auth-Key {key}"}
        timeout = options.get("TIMEOUT", 30)
        self.service = Service(self.name, options.get("URL") or own, headers, timeout=timeout, **service)
        self.formality = options.get("FORMALITY", "")
        self._glossaries: dict[str, str | None] = {}

    def translate(
        self, units: Sequence[Unit], source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
    ) -> list[str]:
        request = {
            "source_lang": deepl_source(source_language),
            "target_lang": deepl_target(target_language),
            "tag_handling": "xml",
            "ignore_tags": ["x"],
            "outline_detection": False,
            "split_sentences": "nonewlines",
            "preserve_formatting": True,
        }
        if self.formality:
            request["formality"] = self.formality
        if glossary_id := self._glossary(source_language, target_language, glossary):
            request["glossary_id"] = glossary_id
        protected = [Protected.of(unit.source, source_language, glossary, XML) for unit in units]
        answers: list[str] = []
        for batch in batches([each.fragment for each in protected], self.limits, _bytes):
            answer = self.service.call("POST", "/v2/translate", {**request, "text": batch})
            answers += self._texts(answer, len(batch))
        return [each.home(answer) for each, answer in zip(protected, answers, strict=True)]

    def _texts(self, answer, count: int) -> list[str]:
        try:
            texts = [translation["text"] for translation in answer["translations"]]
        except (KeyError, TypeError) as error:
            raise self.service.strange_answer() from error
        return self.service.texts(texts, count)

    def _glossary(self, source: str, target: str, glossary: Sequence[GlossaryEntry]) -> str | None:
        """The id of a glossary at DeepL with just these entries. One cannot be changed there, only made anew: its name
        carries a hash of what it says."""
        entries = _entries(glossary)
        if not entries:
            return None
        pair = f"{deepl_source(source)}-{deepl_source(target)}".lower()
        name = f"{_PREFIX}:{pair}:{blake2b(entries.encode(), digest_size=8).hexdigest()}"
        if name not in self._glossaries:
            self._glossaries[name] = self._found_or_made(name, pair, entries)
        return self._glossaries[name]

    def _found_or_made(self, name: str, pair: str, entries: str) -> str | None:
        source, target = pair.split("-")
        try:
            pairs = self.service.call("GET", "/v2/glossary-language-pairs")["supported_languages"]
            if {"source_lang": source, "target_lang": target} not in pairs:
                return None
            existing = self.service.call("GET", "/v2/glossaries")["glossaries"]
            ready = [each for each in existing if each["name"] == name and each.get("ready", True)]
            if ready:
                return ready[0]["glossary_id"]
            made = self.service.call(
                "POST",
                "/v2/glossaries",
                {
                    "name": name,
                    "source_lang": source,
                    "target_lang": target,
                    "entries": entries,
                    "entries_format": "tsv",
                },
            )["glossary_id"]
            old = [each["glossary_id"] for each in existing if each["name"].startswith(f"{_PREFIX}:{pair}:")]
        except (KeyError, TypeError) as error:
            raise self.service.strange_answer() from error
        self._remove(old)
        return made

    def _remove(self, glossary_ids: list[str]) -> None:
        for glossary_id in glossary_ids:
            try:
                self.service.call("DELETE", f"/v2/glossaries/{glossary_id}")
            except MachineError as error:  # it costs nothing but a place in a list
                logger.warning("DeepL keeps the old glossary %s: %s", glossary_id, error.reason)


def _entries(glossary: Sequence[GlossaryEntry]) -> str:
    """Tab-separated lines, each term once."""
    pairs = {}
    for entry in glossary:
        term, translation = (re.sub(r"\s+", " ", text).strip() for text in (entry.term, entry.translation))
        if entry.do_not_translate or not term or not translation:
            continue
        if max(len(term.encode()), len(translation.encode())) <= _LONGEST_ENTRY:
            pairs.setdefault(term, translation)
    return "\n".join(f"{term}\t{translation}" for term, translation in sorted(pairs.items()))


def _bytes(text: str) -> int:
    return len(json.dumps(text)) + 2
