"""A brochure written in blocks, in some languages, as an officer leaves it."""

import uuid
from datetime import date

from brochures.models import BrochurePage
from tests.factories import BrochureFactory, BrochurePageFactory, ImageFactory, MemberFactory
from tests.files import picture_bytes

TITLES = {"en": "The network", "fr": "Le réseau", "ja": "ネットワーク", "ar": "الشبكة", "es": "La red"}
CHAPTERS = {"en": "How it began", "fr": "Les débuts", "ja": "始まり", "ar": "البداية", "es": "Los inicios"}
_NAMESPACE = uuid.UUID("11b9a1f0-0f43-4b9f-8a52-6f3f0a6a8f11")


def body(language: str, image, words: str = "") -> list[dict]:
    """Raw blocks, with ids that agree between languages."""
    chapter, title = CHAPTERS[language], TITLES[language]
    values = [
        ("cover", {"image": {"image": image.pk, "decorative": False, "alt_text": title}, "subtitle": title}),
        ("heading", {"text": chapter, "level": "2"}),
        ("text", f"<p>{words or chapter}.</p><ul><li><b>{title}</b></li></ul>"),
        ("network_figures", {"figures": ["members", "countries"]}),
        ("quote", {"text": title, "attribution": chapter}),
        ("members", {"title": f"{title} A–Z", "introduction": ""}),
        ("map", {"title": f"{title} {chapter}", "introduction": ""}),
        ("contact", {"title": chapter, "introduction": "", "desks": [_desk(title)]}),
        ("back", {"title": title, "text": "", "imprint": "2026"}),
    ]
    return [
        {"type": kind, "value": value, "id": str(uuid.uuid5(_NAMESPACE, f"{number}"))}
        for number, (kind, value) in enumerate(values)
    ]


def _desk(title: str) -> dict:
    value = {"desk": title, "purpose": "", "email": "desk@example.org", "telephone": "+33 1 23 45 67 89"}
    return {"type": "item", "value": value, "id": str(uuid.uuid5(_NAMESPACE, "desk"))}


def write(site_tree, languages, **fields) -> dict[str, BrochurePage]:
    """Pages by language, live but without any version: `publish` one for the first."""
    brochure = BrochureFactory(slug="network", published=date(2026, 10, 1), **fields)
    MemberFactory(short_name="Cluster of the Coast", country="FR", website="https://member.example.org/")
    image = ImageFactory(content=picture_bytes((600, 400), kind="JPEG"), filename="garden.jpg")
    key = uuid.uuid4()
    stream = BrochurePage._meta.get_field("body").stream_block
    return {
        code: site_tree.add(
            BrochurePageFactory,
            code,
            brochure=brochure,
            slug="network",
            translation_key=key,
            title=TITLES[code],
            summary=CHAPTERS[code],
            body=stream.to_python(body(code, image)),
        )
        for code in languages
    }


def say(page: BrochurePage, words: str) -> None:
    """Change one sentence of a page, unsaved."""
    raw = page.body.get_prep_value()
    text = next(block for block in raw if block["type"] == "text")
    text["value"] = f"<p>{words}</p>"
    page.body = page.body.stream_block.to_python(raw)
