"""A member with a representative, a brochure and a logo kit that readers can take."""

from datetime import date
from types import SimpleNamespace

import pytest

from accounts.models import MailChoice
from assets.counts import DownloadCount
from brochures.models import Brochure, BrochureEdition
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


@pytest.fixture
def network(site_tree, django_capture_on_commit_callbacks):
    """`take` notes that a member has downloaded a version of something."""
    with django_capture_on_commit_callbacks(execute=True):
        brochure = BrochureFactory(slug="network", version="1.0", documents={"en": DocumentFactory(filename="n.pdf")})
        kit = LogoKitFactory(slug="mark", version="2.1")
        site_tree.add_versions(
            BrochurePageFactory, ["en", "fr"], brochure=brochure, slug="network", title="The network"
        )
        site_tree.add(LogoKitPageFactory, "en", kit=kit, title="Member logo")
    member = MemberFactory(short_name="Ours", slug="ours")
    person = UserFactory(email="representative@example.org", language="fr")
    Representative.objects.create(member=member, user=person)

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

    return SimpleNamespace(
        brochure=brochure, kit=kit, member=member, person=person, take=take, want_mails=want_mails, renew=renew
    )
