"""Locked tokens: what stays as it is in every language. INCI names, numbers of laws and standards, addresses, figures.

The grammar of INCI names is that of the International Nomenclature of Cosmetic Ingredients: a Latin binomial, the
common name in brackets, the part of the plant, the kind of product; colours by their Colour Index number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from .figures import figures, western_digits


class TokenKind(StrEnum):
    ADDRESS = "address"
    LAW = "law"
    STANDARD = "standard"
    INCI = "inci"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Token:
    """A span of text. `key` is what a translation must contain, however it writes the rest ("(CE) nº 1223/2009").

    What is not `certain` may also be words of its language ("Hyaluronic Acid" in a heading).
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    key: str
    certain: bool = True


_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s\u00a0\u202f\u3000\U000f0000-\U0010ffff<>\"'“”«»（）、。，]+)"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w+])\+\d[\d ().\u00a0\u202f-]{6,}\d)",
    re.ASCII,
)
_LANGUAGE_PREFIX = re.compile(r"(?<=[^/]/)[a-z]{2}(?:-[a-z]{2,4})?/", re.IGNORECASE)

_UNION = r"(?:EC|EU|EEC|EURATOM|CE|UE|CEE|EG|EWG|UKSI)"
_LAW_WORD = r"(?:Regulations?|Directives?|Decisions?|No\.?|nos?\.?|Commission|Council|Law|Act|Decree|Regulation \(UK\))"
_LAW = re.compile(
    rf"(?:\({_UNION}(?:, ?{_UNION})*\)\s*(?:(?:No\.?|n[o°º]\.?|Nr\.?|núm\.?|رقم|第)\s*)?|\b{_LAW_WORD}\s+)"
    rf"(?P<number>\d{{1,4}}/\d{{1,4}}(?:/{_UNION})?)(?!\d)"
    rf"|\b(?P<directive>\d{{2,4}}/\d{{1,4}}/{_UNION})\b"
    r"|\b(?P<code>\d{1,2}\s(?:CFR|U\.?S\.?C\.?)\s(?:Part\s|§+\s?)?\d+(?:\.\d+)?)"
)
_STANDARD = re.compile(
    r"\b(?P<body>(?:(?:EN|BS|DIN|NF|UNE|UNI|GSO|SASO|KS|JIS)[ -]){0,3}(?:ISO|IEC|EN|DIN|ASTM|GB|JIS|KS|NF|UNE|UNI|BS"
    r"|GSO|SASO|OECD|COSMOS)(?:/(?:TS|TR|IEC|T|DIS|PAS))?)[ \u00a0-](?P<number>[A-Z]?\d{3,6}(?:-\d{1,3})*(?::\d{4})?)\b"
    r"|\b(?P<cas>\d{2,7}-\d{2}-\d)\b"
)
_DIRECTIVE_TAIL = re.compile(rf"/{_UNION}$")

_PARTS = (
    "Seed|Fruit|Leaf|Root|Flower|Bark|Kernel|Peel|Stem|Bran|Germ|Sprout|Bud|Rhizome|Herb|Wood|Needle|Nut|Shell|Cell|Bulb"
    "|Berry|Sap|Resin|Husk|Cone|Cob|Pulp|Hull|Bean|Grain|Petal|Pollen|Tuber|Whole|Plant|Callus|Culture"
)
_PRODUCTS = (
    "Oil|Butter|Extract|Water|Powder|Juice|Wax|Cera|Starch|Flour|Gum|Protein|Sterols|Ferment|Filtrate|Lysate|Distillate"
    "|Glycerides|Esters|Polyphenols|Unsaponifiables|Meal"
)
_BOTANICAL = re.compile(
    r"\b[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)? [A-Z]?[a-z]{3,}(?:-[A-Z][a-z]+)?"
    rf"(?: (?P<common>\([A-Z][A-Za-z '’-]+\)))?(?: (?:{_PARTS}))*(?: (?:{_PARTS}|{_PRODUCTS}))"
    rf"(?:/(?:{_PARTS}|{_PRODUCTS}))?(?: (?:{_PARTS}|{_PRODUCTS}))*\b"
)
_NUMBERED = re.compile(
    r"\bC\.?I\.? ?(?P<colour>\d{5})\b(?: \([A-Z][A-Za-z ]+\))?"
    r"|\b(?:(?:PEG|PPG|PVM|SD)-\d+(?:/(?:PEG|PPG)-\d+(?:/\d+)?|/\d+)?"
    r"|[A-Z][a-z]*(?:eth|quaternium|peptide|benzin|silicone|reth)-\d+"
    r"|Polysorbate \d+|Poloxamer \d+|Polyglyceryl-\d+"
    r"|Ceramide (?:NP|AP|EOP|NS|NG|AS|[1-9])|C\d{1,2}-\d{1,2}(?= [A-Z][a-z]))"
    r"(?P<words>(?:[ /](?:[A-Z][A-Za-z-]+))*)"
)
_LIST_GAP = re.compile(r"\s*[,;•·/，、،]\s*|\s*\n\s*")


@lru_cache(maxsize=1)
def _inci_names() -> tuple[frozenset[str], frozenset[str], re.Pattern]:
    lines = Path(__file__).with_name("inci_names.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    words = {word.casefold() for name in names for word in re.split(r"[ /]", name)}
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w/-])(?:{alternatives})(?![\w-])", re.IGNORECASE)
    return frozenset(name.casefold() for name in names), frozenset(words), pattern


def locked_tokens(text: str, language: str = "en") -> list[Token]:
    """The locked tokens of a text as read, in order, none within another; `language` tells how numbers are written."""
    names = locked_names(text)
    spans = [(token.start, token.end) for token in names]
    found = [
        Token(TokenKind.FIGURE, figure.start, figure.end, text[figure.start : figure.end], str(figure.value))
        for figure in figures(text, language, skip=spans)
    ]
    return sorted([*names, *found], key=lambda token: token.start)


# Several checks ask for the same text, and each language for the same source.
@lru_cache(maxsize=1024)
def locked_names(text: str) -> tuple[Token, ...]:
    """The locked tokens that are no figures, in order: they are the same whatever the language."""
    found: list[Token] = []
    for search in (_addresses, _laws, _standards, _ingredients):
        found += [token for token in search(text) if not any(_overlap(token, other) for other in found)]
    return tuple(sorted(found, key=lambda token: token.start))


def token_survives(token: Token, target: str) -> bool:
    """Whether a translation (text as read) still says the token. Figures are compared elsewhere, by value."""
    target = western_digits(target)
    if token.kind is TokenKind.ADDRESS:
        return token.key in _LANGUAGE_PREFIX.sub("", _squeezed(target) if token.key.startswith("+") else target)
    if token.kind in (TokenKind.LAW, TokenKind.STANDARD):
        key = re.compile(rf"(?<![\d/]){re.escape(token.key)}(?!\d)", re.IGNORECASE)
        return any(key.search(form) for form in (target, _squeezed(target)))
    return token.key in re.sub(r"\s+", " ", target).casefold()


def _overlap(one: Token, other: Token) -> bool:
    return one.start < other.end and other.start < one.end


def _squeezed(text: str) -> str:
    return re.sub(r"[\s().-]", "", text)


def _addresses(text: str) -> Iterator[Token]:
    for match in _ADDRESS.finditer(text):
        written = match[0].rstrip(".,;:!?)]") if match["web"] else match[0]
        key = _squeezed(written) if match["phone"] else _LANGUAGE_PREFIX.sub("", written)
        yield Token(TokenKind.ADDRESS, match.start(), match.start() + len(written), written, key)


def _laws(text: str) -> Iterator[Token]:
    """Only the number is locked: "Regulation (EC) No" and the "/EC" behind are words of a language."""
    for match in _LAW.finditer(western_digits(text)):
        start, end = match.span(match.lastgroup)
        number = _DIRECTIVE_TAIL.sub("", match[match.lastgroup])
        end = start + len(number)
        yield Token(TokenKind.LAW, start, end, text[start:end], _squeezed(number))


def _standards(text: str) -> Iterator[Token]:
    for match in _STANDARD.finditer(western_digits(text)):
        # NF EN ISO 22716 is the same standard as ISO 22716; only the last body counts.
        body = (match["body"] or "").split(" ")[-1]
        key = _squeezed(match["cas"] or f"{body}{match['number']}")
        yield Token(TokenKind.STANDARD, match.start(), match.end(), text[match.start() : match.end()], key)


def _ingredients(text: str) -> list[Token]:
    """Names that their grammar gives away, then names of our list; a single plain word counts in a list only."""
    found = [*_numbered(text)]
    for search in (_botanical, _listed):
        found += [token for token in search(text) if not any(_overlap(token, other) for other in found)]
    found.sort(key=lambda token: token.start)
    in_list = {
        id(token)
        for one, other in pairwise(found)
        for token in (one, other)
        if _LIST_GAP.fullmatch(text[one.end : other.start])
    }
    return [
        Token(token.kind, token.start, token.end, token.text, token.key, token.certain or id(token) in in_list)
        for token in found
        if token.certain or id(token) in in_list or " " in token.text
    ]


def _inci(match: re.Match, end: int, certain: bool) -> Token:
    text = match.string[match.start() : end]
    return Token(TokenKind.INCI, match.start(), end, text, re.sub(r"\s+", " ", text).casefold(), certain)


def _numbered(text: str) -> Iterator[Token]:
    """CI 77891, PEG-40 Hydrogenated Castor Oil, Polyquaternium-7, Palmitoyl Tripeptide-1."""
    _, words, _ = _inci_names()
    for match in _NUMBERED.finditer(text):
        if match["colour"]:
            token = _inci(match, match.end(), True)
            yield Token(token.kind, token.start, token.end, token.text, match["colour"])
            continue
        end = match.start("words")
        for word in re.finditer(r"[ /]([A-Za-z-]+)", match["words"]):
            if word[1].casefold() not in words:
                break
            end = match.start("words") + word.end()
        yield _inci(match, end, True)


def _botanical(text: str) -> Iterator[Token]:
    """Butyrospermum Parkii (Shea) Butter. Without the bracket a heading may read alike: Green Tea Leaf Extract."""
    _, words, _ = _inci_names()
    for match in _BOTANICAL.finditer(text):
        if match["common"]:
            yield _inci(match, match.end(), True)
        elif {word.casefold() for word in match[0].split()[:2]} <= words:
            yield _inci(match, match.end(), False)


def _listed(text: str) -> Iterator[Token]:
    _, _, names = _inci_names()
    for match in names.finditer(text):
        words = re.split(r"[ /-]", match[0])
        if match[0].isupper() or all(not word[:1].islower() for word in words):
            yield _inci(match, match.end(), False)
