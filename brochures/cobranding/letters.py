"""In which language's letters something is written, so that a typeface that has them is taken for it."""

import re
from itertools import groupby

from brochures.setting.content import Run, Runs

# Latin letters, digits and signs stand in every typeface of the house.
_LETTERS = {
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "th": "\u0e00-\u0e7f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "ja": "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff",
    "han": "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "wide": "\u3000-\u3004\u3008-\u303f\uff00-\uffef",
}
_PATTERN = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _LETTERS.items()))
_EAST_ASIAN = ("ja", "ko", "zh-hans")


def runs_of(text: str, language: str, native: str, address: str = "") -> Runs:
    """One line, in pieces of one script each. `language` is the brochure's, `native` the one of whoever writes: in it
    Chinese characters are read, if the brochure's own has none. A piece in the brochure's language names none.
    """
    found, code = [], ""
    for letter in text:
        code = _code(letter, language, native) or code
        found.append((code, letter))
    first = next((code for code, _letter in found if code), "")
    pieces = groupby(((code or first, letter) for code, letter in found), key=lambda pair: pair[0])
    return tuple(
        Run("".join(letter for _code, letter in letters), language="" if code == language else code, address=address)
        for code, letters in pieces
    )


def language_of(text: str, language: str, native: str) -> str:
    """Of the first letter that tells; empty for the brochure's own."""
    return next((run.language for run in runs_of(text, language, native) if run.language), "")


def _code(letter: str, language: str, native: str) -> str:
    """Empty for what stands in every typeface."""
    match = _PATTERN.match(letter)
    if match is None:
        return ""
    if match.lastgroup in ("han", "wide"):
        return next((code for code in (language, native) if code in _EAST_ASIAN), "ja")
    return match.lastgroup
