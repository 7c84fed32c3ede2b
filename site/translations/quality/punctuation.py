"""Checks of the punctuation that each language writes its own way.

Each rule of spacing and signs is one function from words to right words; what it changes is what it reports. Locked
tokens and placeholders are left alone.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from ..tokens import locked_names
from .findings import Problem, Severity
from .markup import STAND_INS
from .passage import Passage
from .placeholders import placeholder_spans

_CLOSERS = " \t\n\u00a0\u202f\u200e\u200f\u061c\u2069\u202c\"'”’»›)]）］」』】〉》“„"
_ENDS = {
    ".": ".。．｡។",
    "?": "?？؟\u037e",
    "!": "!！",
    ":": ":：",
    ";": ";；؛",
    ",": ",，、،",
    "…": "…⋯",
}
_FULL_STOPS_ARE_RARE = frozenset({"th"})
_COLONS_ARE_RARE = frozenset({"ja", "zh", "ko", "th"})

_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f"

# Opening and closing marks of each language; straight and English ones become these.
_QUOTES = {
    "de": ("„", "“"),
    "fr": ("«\u00a0", "\u00a0»"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "zh": ("“", "”"),
    "pt": ("“", "”"),
    "ar": ("«", "»"),
}
# What else a language takes: the English pair inside its own, or as a second style.
_ALSO_RIGHT = {"es": "“”", "it": "“”", "fr": "“”", "ar": "“”", "zh": "“”「」", "pt": "“”«»", "ja": "『』"}
_STRAIGHT = re.compile(r'"([^"\n]+)"')
_ENGLISH = re.compile(r"“([^“”„\n]+)”")


def final_punctuation(passage: Passage) -> Iterator[Problem]:
    source, target = _end(passage.source_text), _end(passage.target_text)
    if source == target or (passage.language in _FULL_STOPS_ARE_RARE and {source, target} <= {".", ""}):
        return
    # A full stop more or less, or of another kind, is often style; a question that is none any more is not.
    telling = {"?", "…"} if passage.language in _COLONS_ARE_RARE else {"?", ":", "…"}
    severity = None if {source, target} & telling else Severity.HINT
    if not target:
        yield Problem(
            _("The source ends with “%(sign)s”, the translation does not.") % {"sign": source}, severity=severity
        )
    elif not source:
        message = _("The translation ends with “%(sign)s”, the source does not.")
        yield Problem(message % {"sign": target}, severity=severity)
    else:
        message = _("The source ends with “%(source)s”, the translation with “%(target)s”.")
        yield Problem(message % {"source": source, "target": target}, severity=severity)


def french_spaces(passage: Passage) -> Iterator[Problem]:
    if passage.language == "fr":
        message = _("French puts a no-break space before : ; ! ? % » and after «.")
        yield from _rule(passage, _with_french_spaces, message)


def spanish_marks(passage: Passage) -> Iterator[Problem]:
    if passage.language != "es":
        return
    text = _masked(passage.target_text)
    for opening, closing in (("¿", "?"), ("¡", "!")):
        if len(re.findall(f"{re.escape(closing)}+", text)) != len(re.findall(f"{opening}+", text)):
            message = _("Spanish questions and exclamations need both signs: %(opening)s … %(closing)s.")
            yield Problem(message % {"opening": opening, "closing": closing})


def arabic_signs(passage: Passage) -> Iterator[Problem]:
    if passage.language == "ar":
        yield from _rule(passage, _with_arabic_signs, _("Arabic writes ، ؛ ؟ instead of , ; ?"))


def full_width_signs(passage: Passage) -> Iterator[Problem]:
    if passage.language in {"ja", "zh"}:
        message = _("Japanese and Chinese write full-width signs: 。 ， 、 ！ ？ ： ； （ ）.")
        yield from _rule(passage, _with_full_width_signs, message)


def quotation_marks(passage: Passage) -> Iterator[Problem]:
    pair = _QUOTES.get(passage.language)
    if pair:
        shown = "{} … {}".format(*(mark.strip("\u00a0") for mark in pair))
        message = _("This language has other quotation marks: %(marks)s.") % {"marks": shown}
        yield from _rule(passage, lambda text: _with_quotes(text, passage.language), message)


def _rule(passage: Passage, right: Callable[[str], str], message: str) -> Iterator[Problem]:
    text = passage.target.text
    fixed = _outside_tokens(text, right)
    if fixed != text:
        yield Problem(message, fix=passage.target.restored(fixed))


def _end(text: str) -> str:
    """The sign a text ends with, as Latin writes it, behind closing brackets and quotation marks; or nothing."""
    text = text.rstrip(_CLOSERS)
    if text.endswith(("...", "……")):
        return "…"
    return next((sign for sign, forms in _ENDS.items() if text[-1:] and text[-1] in forms), "")


def _token_spans(text: str) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in locked_names(text)] + placeholder_spans(text)


def _masked(text: str) -> str:
    for start, end in _token_spans(text):
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _outside_tokens(text: str, right: Callable[[str], str]) -> str:
    """Applies a rule to a text whose locked tokens are each one stand-in, and puts them back."""
    kept: list[str] = []
    pieces, position = [], 0
    for start, end in sorted(_token_spans(text)):
        if start >= position:
            pieces += [text[position:start], chr(0x100000 + len(kept))]
            kept.append(text[start:end])
            position = end
    fixed = right("".join(pieces) + text[position:])
    places = range(0x100000, 0x100000 + len(kept))
    return "".join(kept[ord(char) - 0x100000] if ord(char) in places else char for char in fixed)


def _with_french_spaces(text: str) -> str:
    """U+202F before ; ! ? and U+00A0 before : % and inside « »; either no-break space is left where it stands."""
    text = re.sub(r"(?<=[^\s\u00a0\u202f;:!?¿¡(\[])[ \t]*(?=[;!?](?![\w/=]))", "\u202f", text)
    text = re.sub(r"(?<=[^\s\u00a0\u202f:;])[ \t]*(?=:(?![\d/:)\w]))", "\u00a0", text)
    text = re.sub(r"(?<=[^\s\u00a0\u202f]) +(?=:\w)", "\u00a0", text)
    text = re.sub(r"(?<=\d)[ \t]*(?=%(?!\w))", "\u00a0", text)
    text = re.sub(r"«[ \t]*(?=[^\s\u00a0\u202f])", "«\u00a0", text)
    return re.sub(r"(?<=[^\s\u00a0\u202f])[ \t]*»", "\u00a0»", text)


def _with_arabic_signs(text: str) -> str:
    signs = {",": "،", ";": "؛", "?": "؟"}
    # Latin words quoted within Arabic keep their own signs.
    before = rf"(?<=[{_ARABIC}])(?P<between>[\s»”\")\u00a0{STAND_INS[1:-1]}]*)(?P<sign>[,;?])"
    return re.sub(before, lambda match: match["between"] + signs[match["sign"]], text)


def _with_full_width_signs(text: str) -> str:
    comma = "、" if re.search("[\u3040-\u30ff]", text) else "，"
    signs = {",": comma, ".": "。", "!": "！", "?": "？", ":": "：", ";": "；"}
    after = rf"(?<=[{_HAN}）」』”])(?P<between>{STAND_INS}*)(?P<sign>[,.!?:;]) ?+(?![A-Za-z0-9.])"
    text = re.sub(after, lambda match: match["between"] + signs[match["sign"]], text)
    brackets = re.compile(rf"(?<=[{_HAN}]) ?\(([^()\n]*)\)(?! ?[A-Za-z0-9]) ?|\(([^()\n]*[{_HAN}][^()\n]*)\)")
    return brackets.sub(lambda match: f"（{match[1] if match[1] is not None else match[2]}）", text)


def _with_quotes(text: str, language: str) -> str:
    opening, closing = _QUOTES[language]
    text = _STRAIGHT.sub(lambda match: f"{opening}{match[1].strip()}{closing}", text)
    if "“" in _ALSO_RIGHT.get(language, ""):
        return text
    return _ENGLISH.sub(lambda match: f"{opening}{match[1]}{closing}", text)
