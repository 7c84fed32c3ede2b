"""What a test does not care about: small real files, records and pages, each valid by itself."""

from datetime import UTC, date, datetime

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from django.utils.text import slugify
from factory.django import DjangoModelFactory
from wagtail.models import Collection

from accounts.models import User
from accounts.roles import give_role
from assets.inspected import FileState
from assets.models import CustomDocument, CustomImage
from branding.models import LogoColour, LogoKit, LogoKitPage, LogoVariant
from brochures.models import Brochure, BrochureFile, BrochurePage
from home.models import ContactPage, StandardPage
from insights.models import Dataset, InsightPage
from insights.models.dataset import RowKind, Unit
from members.models import Member, Membership, MemberShowcasePage
from news.models import NewsPage
from taxonomy.models import Term, TermLabel
from tests.files import logo_bytes, pdf_bytes, picture_bytes

PASSWORD = "a long pass phrase"


# Files


class _AssetFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        exclude = ["content", "filename"]

    state = FileState.CLEAN
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.LazyAttribute(lambda asset: ContentFile(asset.content, asset.filename))


class ImageFactory(_AssetFactory):
    class Meta:
        model = CustomImage

    title = factory.Sequence(lambda number: f"Picture {number}")
    description = "A laboratory garden"
    content = factory.LazyFunction(picture_bytes)
    filename = "garden.png"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        image = model_class(**fields)
        image._set_image_file_metadata()
        image.save()
        return image


class DocumentFactory(_AssetFactory):
    class Meta:
        model = CustomDocument

    title = factory.Sequence(lambda number: f"Document {number}")
    content = factory.LazyFunction(pdf_bytes)
    filename = "document.pdf"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        document = model_class(**fields)
        document._set_document_file_metadata()
        document.save()
        return document


# People and code lists


class UserFactory(DjangoModelFactory):
    """Nobody special, or somebody with a `role`."""

    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, role=None, **fields):
        user = model_class.objects.create_user(**fields)
        if role is not None:
            give_role(user, role)
        return user


class TermFactory(DjangoModelFactory):
    """`labels` by language."""

    class Meta:
        model = Term

    kind = Term.Kind.TOPIC
    code = factory.Sequence(lambda number: f"term-{number}")

    @classmethod
    def _create(cls, model_class, *args, labels=None, **fields):
        term = model_class(**fields)
        words = labels or {"en": fields["code"].capitalize()}
        term.labels = [TermLabel(language=language, text=text) for language, text in words.items()]
        term.save()
        return term


# Records


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = Member

    short_name = factory.Sequence(lambda number: f"Cluster {number}")
    legal_name = factory.LazyAttribute(lambda member: f"{member.short_name} Association")
    slug = factory.LazyAttribute(lambda member: slugify(member.short_name))
    country = "FR"
    latitude = "48.4469"
    longitude = "1.4892"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        member = model_class(**fields)
        member.memberships = [Membership(state="active", start=date(2019, 10, 17))]
        member.save()
        return member


class BrochureFactory(DjangoModelFactory):
    """`documents` by language."""

    class Meta:
        model = Brochure

    slug = factory.Sequence(lambda number: f"brochure-{number}")
    edition = "2026"
    published = date(2026, 10, 1)

    @classmethod
    def _create(cls, model_class, *args, documents=None, **fields):
        brochure = model_class(**fields)
        brochure.files = [
            BrochureFile(language=language, document=document) for language, document in (documents or {}).items()
        ]
        brochure.save()
        return brochure


class LogoKitFactory(DjangoModelFactory):
    """`masters` are SVG bytes by variant, or by lockup, variant and perhaps language."""

    class Meta:
        model = LogoKit

    slug = factory.Sequence(lambda number: f"logo-{number}")
    updated = date(2026, 10, 1)

    @classmethod
    def _create(cls, model_class, *args, masters=None, **fields):
        kit = model_class(**fields)
        kit.variants = [
            LogoVariant(
                **_cell(cell), master=DocumentFactory(content=content, filename=f"{_cell(cell)['variant']}.svg")
            )
            for cell, content in (masters or {"colour": logo_bytes()}).items()
        ]
        green = Term.objects.filter(kind=Term.Kind.COLOUR, code="green").first() or TermFactory(
            kind=Term.Kind.COLOUR, code="green", labels={"en": "Green", "fr": "Vert", "ar": "أخضر"}
        )
        kit.colours = [LogoColour(name=green, hex="#1F5A41", cmyk="66 0 28 65")]
        kit.save()
        return kit


def _cell(cell: str | tuple[str, ...]) -> dict[str, str]:
    return (
        {"variant": cell} if isinstance(cell, str) else dict(zip(("lockup", "variant", "language"), cell, strict=False))
    )


class DatasetFactory(DjangoModelFactory):
    class Meta:
        model = Dataset

    slug = factory.Sequence(lambda number: f"dataset-{number}")
    unit = Unit.EUR_BN
    row_kind = RowKind.YEAR
    table = "row,sales,exports\n2023,96.0,25.9\n2024,104.0,\n"
    source = "Yearbook of the trade"
    is_redistributable = True


# Pages: `parent` decides the language


class _PageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    title = factory.Sequence(lambda number: f"Page {number}")

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Without the checks of a form, which take a third of the time; what forms let through has tests of its own."""
        page = model_class(**kwargs)
        page.full_clean = page._set_core_field_defaults
        parent.add_child(instance=page)
        del page.full_clean
        return page


class StandardPageFactory(_PageFactory):
    class Meta:
        model = StandardPage


class ContactPageFactory(_PageFactory):
    class Meta:
        model = ContactPage

    recipient = "office@example.org"


class NewsPageFactory(_PageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda number: f"News {number}")
    standfirst = "Members met and agreed on a plan."
    date = datetime(2026, 10, 17, 9, tzinfo=UTC)


class MemberShowcasePageFactory(_PageFactory):
    class Meta:
        model = MemberShowcasePage

    member = factory.SubFactory(MemberFactory)
    title = factory.SelfAttribute("member.short_name")
    slug = factory.SelfAttribute("member.slug")
    summary = "A cluster for fragrance and care."
    presentation = "<p>From field to flacon.</p>"
    contact_role = "International desk"
    services = factory.LazyFunction(lambda: [("service", {"name": "Clinical testing", "description": ""})])


class InsightPageFactory(_PageFactory):
    class Meta:
        model = InsightPage

    title = factory.Sequence(lambda number: f"Insight {number}")
    summary = "Sales passed one hundred billion euros."
    date = date(2026, 10, 1)
    body = factory.LazyFunction(
        lambda: [
            (
                "chart",
                {
                    "dataset": DatasetFactory(),
                    "kind": "bar",
                    "columns": "",
                    "rows": "",
                    "title": "Sales passed one hundred billion",
                    "description": "Two bars, the second higher.",
                    "note": "",
                },
            )
        ]
    )


class BrochurePageFactory(_PageFactory):
    class Meta:
        model = BrochurePage

    brochure = factory.SubFactory(BrochureFactory)
    title = factory.Sequence(lambda number: f"Brochure {number}")
    slug = factory.SelfAttribute("brochure.slug")
    summary = "What the network is and does."


class LogoKitPageFactory(_PageFactory):
    class Meta:
        model = LogoKitPage

    kit = factory.SubFactory(LogoKitFactory)
    title = factory.Sequence(lambda number: f"Logo {number}")
    slug = factory.SelfAttribute("kit.slug")
    summary = "For members of the network."
    clear_space_text = "A quarter of the height."
    dos = "<ul><li>Keep the clear space.</li></ul>"
    donts = "<ul><li>Do not turn it.</li></ul>"
