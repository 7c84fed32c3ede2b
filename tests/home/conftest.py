from datetime import UTC, date, datetime, timedelta

import pytest

from brochures.making import make_version
from brochures.services import update_cover
from demo.quiet import no_index_updates
from members.models import MemberValueChainRole
from tests.factories import (
    BrochureFactory,
    BrochurePageFactory,
    DatasetFactory,
    DocumentFactory,
    ImageFactory,
    InsightPageFactory,
    LogoKitPageFactory,
    MemberFactory,
    MemberShowcasePageFactory,
    NewsPageFactory,
)

FIGURE = {"row": "2024", "column": "sales", "label": "Retail sales"}


@pytest.fixture
def grow(site_tree):
    """Adds so many of everything that the front page shows, each with its picture or file."""

    def add(rows: int):
        with no_index_updates():
            brochure = BrochureFactory(documents={"en": DocumentFactory()})
            update_cover(brochure.files.get())
            make_version(brochure.pk)
            site_tree.add(BrochurePageFactory, brochure=brochure)
            site_tree.add(LogoKitPageFactory)
            dataset = DatasetFactory()
            image = ImageFactory()
            for number in range(rows):
                day = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=number)
                site_tree.add(NewsPageFactory, date=day, image=image)
                body = [("key_figure", {**FIGURE, "dataset": dataset})]
                site_tree.add(InsightPageFactory, date=date(2026, 1, 1), body=body)
                member = MemberFactory(country="FR")
                member.value_chain_roles = [MemberValueChainRole(role="testing")]
                member.save()
                site_tree.add(MemberShowcasePageFactory, member=member, image=image)

    return add
