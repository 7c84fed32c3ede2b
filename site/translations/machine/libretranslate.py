"""LibreTranslate, which a network can run itself, over its HTTP interface."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from ..formats import language_name
from ..quality import GlossaryEntry
from ..units import Unit
from .batches import batches
from .codes import libretranslate_candidates
from .http import Service
from .interface import Limits, MachineError, Reason
from .protection import HTML, Protected


class LibreTranslate:
    """Options: `URL`; `KEY` where the server wants one; `CHARACTERS` it takes at once; `TIMEOUT`.

    It has no glossary: names that are not translated are protected, other terms are left to the checks.
    """

    name = "LibreTranslate"
    is_paid = False

    def __init__(self, options: Mapping, **service):
        if not options.get("URL"):
            raise ImproperlyConfigured("MACHINE_TRANSLATION: LibreTranslate needs OPTIONS['URL'].")
        self.limits = Limits(texts=25, size=options.get("CHARACTERS", 2000))
        # It works on a processor, which takes its time.
        self.service = Service(self.name, options["URL"], timeout=options.get("TIMEOUT", 120), **service)
        self.key = options.get("KEY", "")
        self._languages: dict[str, list[str]] | None = None

    def translate(
        self, units: Sequence[Unit], source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
    ) -> list[str]:
        source, target = self._pair(source_language, target_language)
        request = {"source": source, "target": target, "format": "html"}
        if self.key:
            request["api_key"] = self.key
        protected = [Protected.of(unit.source, source_language, glossary, HTML) for unit in units]
        answers: list[str] = []
        for batch in batches([each.fragment for each in protected], self.limits):
            answer = self.service.call("POST", "/translate", {**request, "q": batch})
            found = answer.get("translatedText") if isinstance(answer, dict) else None
            answers += self.service.texts(found, len(batch))
        return [each.home(answer) for each, answer in zip(protected, answers, strict=True)]

    def _pair(self, source_language: str, target_language: str) -> tuple[str, str]:
        """Both languages as this server calls them."""
        if self._languages is None:
            answer = self.service.call("GET", "/languages")
            try:
                self._languages = {each["code"]: each.get("targets", []) for each in answer}
            except (KeyError, TypeError) as error:
                raise self.service.strange_answer() from error
        for source in libretranslate_candidates(source_language):
            # Old servers list no targets: all languages are.
            targets = self._languages.get(source, []) or (list(self._languages) if source in self._languages else [])
            for target in libretranslate_candidates(target_language):
                if target in targets:
                    return source, target
        message = _("%(service)s does not translate from %(source)s into %(target)s.")
        names = {"source": language_name(source_language), "target": language_name(target_language)}
        raise MachineError(message % {"service": self.name, **names}, Reason.LANGUAGE)
