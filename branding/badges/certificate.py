"""The certificate of membership as PDF/UA: true on the day it is issued, with the way to what is true today."""

import json
import logging
import re
from datetime import UTC, datetime, time
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.languages import chain_of
from members.models import Member
from members.standing import Standing
from navigation.models import SiteText
from translations.formats import format_date, territory_name
from translations.languages import Language
from typesetting import typefaces
from typesetting.compiling import typeset
from typesetting.errors import MissingGlyphError
from typesetting.palette import TONES
from typesetting.qr import qr_svg

from .drawing import Variant, badge_svg
from .sign import Sign, sign_of, symbol_now
from .verification import sentence
from .words import NETWORK, WORDS, Mark

logger = logging.getLogger(__name__)
LAYOUT = Path(__file__).with_name("certificate.typ")
# Which language's typeface has the letters of a name that says nothing about its language.
_SCRIPTS = {
    "ko": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
}


def set_certificate(member: Member, standing: Standing, language: str, address: str) -> bytes:
    """Raises the errors of `typesetting.errors`, which name what cannot be set."""
    legal = _name(member.legal_name, member, language)
    if member.native_name and member.native_name != member.legal_name:
        try:
            return _set([legal, _name(member.native_name, member, language)], member, standing, language, address)
        except MissingGlyphError as error:
            # There are more scripts than typefaces here; the name that counts stands on the sheet all the same.
            logger.info("The certificate of %s leaves out the native name: %s", member.slug, error.code_points)
    return _set([legal], member, standing, language, address)


def _set(names: list[dict], member: Member, standing: Standing, language: str, address: str) -> bytes:
    with translation.override(language):
        data = _data(member, standing, language, address, names)
    sign = sign_of(symbol_now())
    files = {
        "main.typ": LAYOUT.read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        "badge.svg": badge_svg(Mark.MEMBER, language, Variant.COLOUR, sign).encode(),
        "sign.svg": _behind(sign).encode(),
        "code.svg": qr_svg(address),
    }
    others = {data["about_language"], *(name["language"] for name in names)} - {language}
    return typeset(files, language=language, date=datetime.combine(standing.as_of, time(), UTC), others=sorted(others))


def _data(member: Member, standing: Standing, language: str, address: str, names: list[dict]) -> dict:
    about, about_language = _about(language)
    return {
        "language": language,
        "script": Language(language).script,
        "rtl": Language(language).direction == "rtl",
        "fonts": {code: _in_typst(code) for code in {about_language, *(name["language"] for name in names)}},
        "tones": {name: tone.screen for name, tone in TONES.items()},
        "title": _("Certificate of membership"),
        "network": NETWORK,
        "names": names,
        "sentence": sentence(standing),
        "place": " · ".join(filter(None, [member.region, territory_name(member.country)])),
        "issued": _("Issued on %(date)s") % {"date": format_date(standing.as_of)},
        "verify": _("Whether the membership goes on today stands at this address:"),
        "address": address,
        "shown_address": address.partition("://")[2],
        "badge": WORDS[language].in_full(Mark.MEMBER),
        "about": about,
        "about_language": about_language,
    }


def _name(text: str, member: Member, language: str) -> dict:
    own = member.native_language if text == member.native_name else ""
    # Latin letters run from left to right on every sheet.
    latin = language if Language(language).script == "Latn" else "en"
    found = next((code for code, letters in _SCRIPTS.items() if letters.search(text)), latin)
    return {"text": text, "language": own if own in WORDS else found}


def _in_typst(code: str) -> dict:
    lang, region = typefaces.language_and_region(code)
    return {"lang": lang, "region": region, "font": typefaces.families(code)}


def _about(language: str) -> tuple[str, str]:
    """What the network says of itself, and the language it says it in."""
    chain = chain_of(language)
    rows = SiteText.objects.filter(live=True, locale__language_code__in=chain)
    texts = dict(rows.values_list("locale__language_code", "about_short"))
    code = next((code for code in chain if texts.get(code)), language)
    return texts.get(code, ""), code


def _behind(sign: Sign) -> str:
    """Large and pale, behind the words."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200">'
        f"{sign.body(TONES['green-soft'].screen)}</svg>"
    )
