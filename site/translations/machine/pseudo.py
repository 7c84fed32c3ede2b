"""A machine that translates nothing: for tests, demonstrations and a look at what longer words do to a page.

The same source always gives the same result. Letters are accented, or become letters of a right-to-left script; words
are about a third longer; brackets show where a passage was cut.
"""

import re
from collections.abc import Mapping, Sequence

from django.core.exceptions import ImproperlyConfigured

from ..quality import GlossaryEntry
from ..quality.markup import STAND_INS, Skeleton
from ..units import Unit
from .interface import Limits
from .protection import XML, Protected

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_ARABIC = "ابثدهفجحيغكلمنوپقرستعوشخيز" * 2
_HEBREW = "אבכדהפגחיזקלמנופקרסתעושצית" * 2
_SCRIPTS = {"ar": _ARABIC, "he": _HEBREW}
_VOWELS = re.compile(r"[aeiouyAEIOUY]")
_SIGNS = {"ar": {",": "،", ";": "؛", "?": "؟"}}
_SIGN = re.compile(r"[,;?](?!\d)")
_LONGER = 1.35
_END = re.compile(rf"[.?!:;,…؟؛،\s{STAND_INS[1:-1]}]*$")


class PseudoTranslator:
    """Takes no options; any language into any."""

    name = "Pseudo"
    is_paid = False
    limits = Limits(texts=1000, size=10**6)

    def __init__(self, options: Mapping | None = None):
        if options:
            raise ImproperlyConfigured("MACHINE_TRANSLATION: the pseudo-translator takes no OPTIONS.")

    def translate(
        self, units: Sequence[Unit], source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
    ) -> list[str]:
        return [self._translated(unit, source_language, target_language.split("-")[0], glossary) for unit in units]

    def _translated(self, unit: Unit, source_language: str, language: str, glossary: Sequence[GlossaryEntry]) -> str:
        protected = Protected.of(unit.source, source_language, glossary, XML)
        skeleton = Skeleton.of(protected.fragment)
        spans = _locked_spans(skeleton)
        room = unit.max_length - _length(skeleton.text) if unit.max_length else None
        growth = round(_length(skeleton.text) * (_LONGER - 1)) - 2
        if room is not None:
            growth = min(growth, room - 2)
        words = _grown(skeleton.text, spans, max(0, growth))
        script = str.maketrans(_PLAIN, _SCRIPTS.get(language, _ACCENTED))
        signs = _SIGNS.get(language, {})
        written = "".join(
            piece if locked else _SIGN.sub(lambda sign: signs.get(sign[0], sign[0]), piece.translate(script))
            for piece, locked in words
        )
        if room is None or room >= 2:
            end = _END.search(written).start()
            written = f"[{written[:end]}]{written[end:]}"
        return protected.home(skeleton.restored(written))


def _length(text: str) -> int:
    return len(re.sub(STAND_INS, "", text))


def _locked_spans(skeleton: Skeleton) -> list[tuple[int, int]]:
    """What stands between <x> and </x>."""
    places = [match.start() for match in re.finditer(STAND_INS, skeleton.text)]
    ends = [place for place, tag in zip(places, skeleton.tags, strict=True) if tag.name == "x"]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _grown(text: str, locked: list[tuple[int, int]], growth: int) -> list[tuple[str, bool]]:
    """Pieces, with whether each is locked; vowels of the others are doubled from the start until the growth is used."""
    pieces = []
    position = 0

    def doubled(match: re.Match) -> str:
        nonlocal growth
        if growth <= 0:
            return match[0]
        growth -= 1
        return match[0] + match[0].lower()

    for start, end in [*locked, (len(text), len(text))]:
        pieces += [(_VOWELS.sub(doubled, text[position:start]), False), (text[start:end], True)]
        position = end
    return pieces
