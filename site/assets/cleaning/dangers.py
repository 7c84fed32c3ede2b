"""Takes out of a drawing what acts or asks others, and counts it, so that the uploader learns what is missing.

The cleaner behind (`drawings`) allows known names only; but it turns an address elsewhere into one on this site, where
nobody laid anything, and says nothing of what it left out.
"""

import base64
import binascii
import re
from collections import Counter
from urllib.parse import unquote
from xml.etree import ElementTree

from .embedded import without_notes

SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SCRIPTS = frozenset({"script", "handler", "listener"})
_PAGES = frozenset({"foreignobject", "iframe", "embed", "object", "audio", "video", "canvas"})
_ANIMATIONS = frozenset({"animate", "set", "animatetransform", "animatemotion", "animatecolor"})
# Without what they refer to, nothing is left of them.
_REFERRING = frozenset({"image", "use", "feimage", "tref", "mpath", "cursor", "font-face-uri", "color-profile"})
_OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,", re.IGNORECASE)
_ACTING = re.compile(r"(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;}]*;?", re.IGNORECASE)
_URL = re.compile(r"""\burl\(\s*("[^"]*"|'[^']*'|[^)]*)\s*\)?""", re.IGNORECASE)
_FETCHING = re.compile(r"[\w-]*\b(?:image-set|cross-fade|image|src)\([^;}]*", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_SPACES = re.compile(r"[\x00-\x20]")


def take_out(content: bytes) -> tuple[bytes, Counter]:
    """The drawing without its dangers, and how many of each kind there were: scripts, events, references, pages.

    `content` has passed `check_drawing`: it is well-formed, small and not deep.
    """
    root, removed = ElementTree.fromstring(content), Counter()  # noqa: S314  no definitions: `check_drawing`
    _clean_attributes(root, removed)
    _clean_element(root, removed)
    root.set("xmlns", SVG[1:-1])
    return ElementTree.tostring(root), removed


def _clean_element(element, removed: Counter) -> None:
    if element.tag.removeprefix(SVG).lower() == "style":
        # One text to a browser, whatever elements stand in between.
        css = "".join(element.itertext())
        for child in list(element):
            element.remove(child)
        element.text = _clean_css(css, removed)
    for child in list(element):
        if _is_kept(child, removed):
            _clean_element(child, removed)
        else:
            _keep_tail(element, child)
            element.remove(child)
    element.tag = element.tag.removeprefix(SVG)


def _keep_tail(parent, child) -> None:
    """The words behind an element are its parent's: "12 <script/>km" stays "12 km"."""
    if not (child.tail or "").strip():
        return
    before = list(parent)[: list(parent).index(child)]
    if before:
        before[-1].tail = (before[-1].tail or "") + child.tail
    else:
        parent.text = (parent.text or "") + child.tail


def _is_kept(element, removed: Counter) -> bool:
    """Cleans the attributes of an element; False where the element itself goes."""
    name = element.tag.removeprefix(SVG).lower()
    if name.rpartition("}")[2] in _SCRIPTS:
        removed["scripts"] += 1
        return False
    if name in _PAGES or name.startswith(_XHTML):
        removed["pages"] += 1
        return False
    if name.startswith("{"):
        return False  # notes of a drawing program
    animated = element.get("attributeName", "").rpartition(":")[2].lower()
    if name in _ANIMATIONS and (animated == "href" or animated.startswith("on")):
        removed["scripts"] += 1
        return False
    return not (_clean_attributes(element, removed) and name in _REFERRING)


def _clean_attributes(element, removed: Counter) -> bool:
    """Returns whether the element has lost what it referred to."""
    lost = False
    for name, value in list(element.attrib.items()):
        local = name.rpartition("}")[2]
        if local.lower().startswith("on"):
            removed["events"] += 1
            del element.attrib[name]
        elif name.lower() in _HREFS:
            del element.attrib[name]
            target = _SPACES.sub("", value)
            if target.startswith("#") or _OWN_PICTURE.match(target):
                element.attrib.setdefault("href", _picture_alone(target))
            elif target:
                removed["scripts" if _ACTING.match(target) else "references"] += 1
                lost = True
        elif name.startswith("{") and not name.startswith(_XML):
            del element.attrib[name]
        elif "(" in value or "\\" in value:
            element.set(name, _clean_css(value, removed))
    return lost


def _clean_css(css: str, removed: Counter) -> str:
    """Without what is fetched from elsewhere. Names may be written with escapes, which browsers undo as well."""
    plain, count, changed = _ESCAPE.sub(_unescaped, css), 0, []

    def fetched(match) -> str:
        nonlocal count
        target = match[1].strip("\"' \t\r\n") if match.re is _URL else ""
        if target.startswith("#"):
            return match[0]
        if _OWN_PICTURE.match(target):
            alone = _picture_alone(target)
            changed.append(alone != target)
            return match[0].replace(target, alone)
        count += 1
        return "none" if match.re is not _IMPORT else ""

    for pattern in (_IMPORT, _URL, _FETCHING):
        plain = pattern.sub(fetched, plain)
    removed["references"] += count
    return plain if count or any(changed) else css


def _picture_alone(address: str) -> str:
    """A picture in an address, without what stands beside it; one that no browser could read is empty."""
    head, _, data = address.partition(",")
    data = _SPACES.sub("", unquote(data))
    try:
        content = base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except binascii.Error:
        return f"{head},"
    alone = without_notes(content)
    return address if alone == content else f"{head},{base64.b64encode(alone).decode()}"


def _unescaped(match) -> str:
    if match[2]:
        return match[2]
    number = int(match[1], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
