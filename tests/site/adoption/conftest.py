"""A member with a representative, a brochure and a logo kit that readers can take."""

from copy import deepcopy
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import TestCase

from accounts.models import MailChoice
from assets.counts import DownloadCount
from brochures.models import Brochure, BrochureEdition
from demo.quiet import no_index_updates
from members.models import Representative
from tests.factories import (
    BrochureFactory,
    BrochurePageFactory,
    DocumentFactory,
    LogoKitFactory,
    LogoKitPageFactory,
    MemberFactory,
    UserFactory,
)
from tests.tree import grow


@pytest.fixture(scope="module")
def made(shared_rows) -> SimpleNamespace:
    """Once for all tests of a module; each works on a copy."""
    with no_index_updates():
        tree = grow()
        with TestCase.captureOnCommitCallbacks(execute=True):
            document = DocumentFactory(filename="n.pdf")
            brochure = BrochureFactory(slug="network", version="1.0", documents={"en": document})
            kit = LogoKitFactory(slug="mark", version="2.1")
            tree.add_versions(BrochurePageFactory, ["en", "fr"], brochure=brochure, slug="network", title="The network")
            tree.add(LogoKitPageFactory, "en", kit=kit, title="Member logo")
        member = MemberFactory(short_name="Ours", slug="ours")
        person = UserFactory(email="representative@example.org", language="fr")
        Representative.objects.create(member=member, user=person)
    return SimpleNamespace(tree=tree, brochure=brochure, kit=kit, member=member, person=person)


@pytest.fixture
def network(made, db):
    """`take` notes that a member has downloaded a version of something."""
    network = deepcopy(made)
    brochure = network.brochure

    def take(thing, version: str, day: date = date(2026, 11, 2), member: str = "ours", language: str = ""):
        DownloadCount.objects.create(
            day=day,
            thing_type=thing._meta.label_lower,
            thing_id=str(thing.pk),
            version=version,
            language=language,
            format="pdf",
            member=member,
            count=1,
        )

    def want_mails(user):
        MailChoice.objects.create(user=user, kind=MailChoice.Kind.NEW_VERSIONS, wanted=True)

    def renew(version: str):
        """As if everything had been set anew in that version."""
        Brochure.objects.filter(pk=brochure.pk).update(version=version)
        brochure.versions.update(number=version)
        BrochureEdition.objects.filter(version__brochure=brochure).update(set_in=version)

    network.take, network.want_mails, network.renew = take, want_mails, renew
    return network
