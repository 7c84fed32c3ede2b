"""What has no language: terms, members, datasets, brochures, logo kits."""

import csv
import io
from datetime import date
from pathlib import Path

from django.conf import settings
from wagtail.models import Locale

from branding.models import Lockup, LogoColour, LogoKit, LogoVariant
from brochures.models import Brochure, BrochureFile
from insights.models import Dataset
from insights.models.dataset import Licence
from members.models import Member, Membership, MemberSpecialisation, MemberValueChainRole
from taxonomy.models import Term, TermLabel
from translations.exchange.glossary_csv import read_csv
from translations.glossary_files import take_glossary
from translations.languages import Language
from typesetting.typefaces import is_available

from .brochure_blocks import is_written_in_blocks
from .files import make_document
from .reading import CONTENT, MEDIA, Item, datasets, items, labels, texts

LANGUAGES = settings.PUBLIC_LANGUAGES
_MEMBER_FACTS = (
    *("legal_name", "short_name", "native_name", "native_language"),
    *("country", "region", "latitude", "longitude", "website"),
)
# The first is the one for printing in one colour and for dark grounds. Pantone names are the nearest ones.
_COLOURS = {
    "green": ("#1F5A41", "66 0 28 65", "7484 C"),
    "ink": ("#17211B", "30 0 18 87", "Black 3 C"),
    "blush": ("#E3A798", "0 26 33 11", "487 C"),
    "paper": ("#FBFAF6", "0 0 2 2", ""),
}


def make_terms() -> dict[tuple[str, str], Term]:
    words = {language: labels(language) for language in LANGUAGES}
    terms = Term.objects.bulk_create(
        Term(kind=kind, code=code, sort_order=position)
        for kind, entries in words["en"].items()
        for position, code in enumerate(entries)
    )
    TermLabel.objects.bulk_create(
        TermLabel(term=term, language=language, text=words[language][term.kind][term.code], sort_order=position)
        for term in terms
        for position, language in enumerate(LANGUAGES)
    )
    return {(term.kind, term.code): term for term in terms}


def make_glossary() -> None:
    """Words of the trade, through the same door as a file that somebody brings."""
    rows = read_csv((CONTENT / "glossary" / "en.csv").read_bytes(), "en")
    take_glossary(rows, Locale.objects.get(language_code="en"))


def make_members(terms) -> dict[str, Member]:
    members = {}
    for item in items("members"):
        facts = item.facts
        member = Member(
            slug=item.slug,
            is_demonstration=not facts["real"],
            founded=facts["founded"] or None,
            companies=facts["companies"] or None,
            figures_as_of=facts["figures_as_of"] or None,
            figures_source=facts["figures_source"],
            **{name: facts[name] for name in _MEMBER_FACTS},
        )
        member.memberships = [Membership(**period) for period in facts["membership"]]
        member.value_chain_roles = [MemberValueChainRole(role=role) for role in facts["value_chain"]]
        member.specialisations = [
            MemberSpecialisation(term=terms["specialisation", code]) for code in facts["specialisations"]
        ]
        member.save()
        members[item.slug] = member
    return members


def make_datasets() -> dict[str, Dataset]:
    made = {}
    for slug, facts in datasets().items():
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(["row", *facts["columns"]])
        writer.writerows(facts["rows"])
        made[slug] = Dataset.objects.create(
            slug=slug,
            unit=facts["unit"],
            row_kind=facts["row_kind"],
            table=table.getvalue(),
            source=facts["source"],
            source_url=facts.get("source_url", ""),
            source_published=str(facts.get("source_published", "")),
            licence=Licence.QUOTED if facts["redistributable"] else Licence.NOT_REDISTRIBUTABLE,
            is_redistributable=facts["redistributable"],
        )
    return made


def brochure_file_title(item: Item, language: str) -> str:
    """With the language, for editors: the name of the network is the same in all of them."""
    return f"{item.words(language).head['title']} ({Language(language).name})"


def uploaded_files(item: Item) -> dict[str, Path]:
    """By language. Of a brochure in blocks the site makes them, where typefaces are there: Japanese ones are large."""
    return {
        language: MEDIA / "brochures" / f"{item.slug}-{language}.pdf"
        for language in LANGUAGES
        if not (is_written_in_blocks(item) and is_available(language))
    }


def make_brochures() -> tuple[dict[str, Brochure], dict[tuple[str, str], int]]:
    """Brochures by slug, and the documents of uploaded ones by ("brochure-<slug>", language)."""
    brochures, documents = {}, {}
    for item in items("brochures"):
        brochure = Brochure(
            slug=item.slug,
            edition=item.facts["edition"],
            version=item.facts["version"],
            published=item.facts["published"],
        )
        files = []
        for language, path in uploaded_files(item).items():
            document = make_document(path, brochure_file_title(item, language), language)
            documents[f"brochure-{item.slug}", language] = document.pk
            files.append(BrochureFile(language=language, document=document))
        brochure.files = files
        brochure.save()
        brochures[item.slug] = brochure
    return brochures, documents


def _master(path: Path, title: str) -> LogoVariant:
    """Named [<lockup>-]<variant>[-<language>].svg."""
    parts = path.stem.split("-")
    lockup = parts.pop(0) if parts[0] in Lockup.values else Lockup.HORIZONTAL
    variant, language = [*parts, ""][:2]
    document = make_document(path, ", ".join([title, *path.stem.split("-")]), language)
    return LogoVariant(lockup=lockup, variant=variant, language=language, master=document)


def make_logo_kits(terms) -> dict[str, LogoKit]:
    kits = {}
    for slug in ("member", "network"):
        kit = LogoKit(slug=f"gcc-{slug}", version="1.0", updated=date(2026, 10, 1))
        if slug == "member":
            kit.audience, kit.terms_version = LogoKit.Audience.MEMBERS, "2026-10"
        if slug == "network":
            kit.gives_badges_their_sign = True
            kit.minimum_width_mm, kit.minimum_width_px = 24, 96
        else:
            kit.minimum_width_mm, kit.minimum_width_px = 30, 120
        title = texts("branding", "en")[slug]["title"]
        kit.variants = [_master(path, title) for path in sorted((MEDIA / "logos" / slug).glob("*.svg"))]
        kit.colours = [
            LogoColour(name=terms["colour", code], hex=hex_value, cmyk=cmyk, pantone=pantone)
            for code, (hex_value, cmyk, pantone) in _COLOURS.items()
        ]
        kit.save()
        kits[slug] = kit
    return kits
