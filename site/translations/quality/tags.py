"""Checks of tags and links, and of what could do harm to readers."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Problem, Severity
from .markup import forbidden_tag, stray_markup
from .passage import Passage

# Italics are not used in these scripts: a translation without <em> and <i> may be the better one.
_WITHOUT_ITALICS = frozenset({"ja", "zh", "ko", "th", "ar", "he"})
_ITALICS = frozenset({"em", "i"})
# Browsers skip white space and control characters within a scheme.
_IGNORED_IN_SCHEMES = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_HARMFUL = re.compile(
    r"(?:javascript|vbscript|livescript):|data:(?:[\w.+-]+/)?[\w.+-]*(?:html|svg|xml|script)", re.IGNORECASE
)
_ADDRESS_ONLY = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|www\.)\S*", re.IGNORECASE)
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|//|www\.)\S+", re.IGNORECASE)


def unsafe_markup(passage: Passage) -> Iterator[Problem]:
    if message := refused_markup(passage):
        yield Problem(message)


def unsafe_address(passage: Passage) -> Iterator[Problem]:
    if message := refused_address(passage.source_text, passage.target_text):
        yield Problem(message)


def tag_unbalanced(passage: Passage) -> Iterator[Problem]:
    if name := passage.target.imbalance():
        yield Problem(_("The tag <%(tag)s> is not closed, or not in the right order.") % {"tag": name})


def link_missing(passage: Passage) -> Iterator[Problem]:
    texts = _link_texts(passage.unit.source)
    for link_id in sorted(set(passage.source.link_ids) - set(passage.target.link_ids)):
        message = _("The link “%(text)s” (id %(id)s) of the source is missing.")
        yield Problem(message % {"text": texts.get(link_id, ""), "id": link_id})


def link_unknown(passage: Passage) -> Iterator[Problem]:
    for link_id in sorted(set(passage.target.link_ids) - set(passage.source.link_ids)):
        yield Problem(_("The source has no link with the id %(id)s.") % {"id": link_id})


def link_empty(passage: Passage) -> Iterator[Problem]:
    empty = [link_id for link_id, text in _link_texts(passage.unit.target).items() if not text.strip()]
    for link_id in empty:
        yield Problem(_("The link with the id %(id)s has no words that a reader could choose.") % {"id": link_id})


def tag_missing(passage: Passage) -> Iterator[Problem]:
    wanted, given = _tag_counts(passage.source), _tag_counts(passage.target)
    for name, count in (wanted - given).items():
        style = passage.language in _WITHOUT_ITALICS and name in _ITALICS
        message = _("The tag <%(tag)s> comes less often than in the source (−%(count)d).") % {
            "tag": name,
            "count": count,
        }
        yield Problem(message, severity=Severity.HINT if style else None)
    for name, count in (given - wanted).items():
        message = _("The tag <%(tag)s> comes more often than in the source (+%(count)d).") % {
            "tag": name,
            "count": count,
        }
        yield Problem(message, severity=Severity.HINT if name in {"b", "strong", *_ITALICS} else None)


def line_breaks(passage: Passage) -> Iterator[Problem]:
    wanted, given = (sum(tag.name == "br" for tag in side.tags) for side in (passage.source, passage.target))
    if wanted != given:
        message = _("Line breaks: %(source)d in the source, %(target)d in the translation.")
        yield Problem(message % {"source": wanted, "target": given})


def refused_markup(passage: Passage) -> str | None:
    """Why the markup of a fragment cannot be taken; the source's own oddities are not the translator's."""
    target = passage.target
    if piece := stray_markup(passage.unit.target):
        return _("“%(piece)s” looks like markup and is none. Write &lt; for the sign <.") % {"piece": piece}
    if tag := forbidden_tag(target):
        return _("%(tag)s is not allowed here.") % {"tag": tag.text[:40]}
    if any(tag.name == "a" and not tag.is_closing and tag.link_id is None for tag in target.tags):
        return _("A link needs the id that it has in the source.")
    if not passage.unit.is_rich and (tag := next((tag for tag in target.tags if tag.name != "br"), None)):
        return _("This passage is plain text: %(tag)s is not allowed here.") % {"tag": tag.text[:40]}
    return None


def refused_address(source_text: str, target_text: str) -> str | None:
    squeezed = _IGNORED_IN_SCHEMES.sub("", target_text)
    harmful = _HARMFUL.search(squeezed)
    if harmful and harmful[0].lower() not in _IGNORED_IN_SCHEMES.sub("", source_text).lower():
        return _("“%(address)s” can run a program in the reader’s browser and is not allowed.") % {
            "address": harmful[0]
        }
    if _ADDRESS_ONLY.fullmatch(source_text.strip()) and not _is_safe_address(squeezed, source_text):
        return _("“%(address)s” is no address that readers may be sent to.") % {"address": target_text[:60]}
    return None


def _is_safe_address(address: str, source_text: str) -> bool:
    # Words instead of an address are another check's matter; another scheme is this one's.
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE)
    return (
        scheme is None
        or _SAFE_ADDRESS.match(address) is not None
        or source_text.strip().lower().startswith(scheme[0].lower())
    )


def _tag_counts(skeleton) -> Counter:
    return Counter(tag.name for tag in skeleton.tags if not tag.is_closing and tag.name not in {"a", "br"})


def _link_texts(fragment: str) -> dict[str, str]:
    links = re.findall(r"<a\s+id\s*=\s*[\"']([^\"']*)[\"']\s*>(.*?)</a>", fragment, re.DOTALL | re.IGNORECASE)
    return {link_id: re.sub(r"<[^>]*>", "", inner) for link_id, inner in links}
