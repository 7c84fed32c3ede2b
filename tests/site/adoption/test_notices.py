"""“What you downloaded has changed”: who is told, how, and that nobody is told twice."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.db.models import F
from django.utils import timezone

from accounts import personal_data
from accounts.models import MailChoice
from adoption import mails
from adoption.models import AssetVersion, Notice
from adoption.tasks import remember_newest_versions, tell_of_new_versions
from members.models import Membership
from tests.factories import UserFactory
from tests.files import pdf_bytes


@pytest.fixture
def changed(network):
    """The member has the first version; the second one is the newest."""
    network.take(network.brochure, "1.0", language="en")
    network.renew("1.1")
    network.want_mails(network.person)
    return network


def told() -> list:
    """The mails of one run."""
    mail.outbox.clear()
    tell_of_new_versions.call()
    return list(mail.outbox)


def test_whoever_asked_for_it_gets_one_mail_in_their_language(changed):
    (message,) = told()

    assert message.to == ["representative@example.org"]
    assert "/brochures/network/en/screen.pdf\n" in message.body
    assert "/go/network\n" in message.body
    assert "1.0" in message.body
    assert "1.1" in message.body
    html = message.alternatives[0].content
    assert '<html lang="fr" dir="ltr">' in html
    assert "/fr/account/mails/" in html


def test_old_and_new_stand_side_by_side_with_a_text_for_each(changed):
    (message,) = told()

    html = message.alternatives[0].content
    pictures = {
        part["Content-ID"]: part for part in message.message().walk() if part.get_content_type() == "image/jpeg"
    }
    assert set(pictures) == {"<old-1>", "<new-1>"}
    for name in ("old-1", "new-1"):
        assert f'src="cid:{name}" alt="The network, version' in html
        assert pictures[f"<{name}>"].get_content().startswith(b"\xff\xd8")


def test_nobody_is_told_twice_of_a_version_and_everybody_of_the_next(changed):
    assert len(told()) == 1
    assert told() == []
    changed.renew("1.2")
    assert len(told()) == 1


def test_a_process_killed_while_it_sends_tells_nobody_twice(changed, monkeypatch):
    def die(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(mails.EmailMultiAlternatives, "send", die)
        with pytest.raises(KeyboardInterrupt):
            tell_of_new_versions.call()
    assert told() == []


def test_a_mail_that_the_server_refuses_is_tried_again(changed, monkeypatch):
    with monkeypatch.context() as refused:
        refused.setattr(mails.EmailMultiAlternatives, "send", lambda self: 1 / 0)
        tell_of_new_versions.call()
    assert len(told()) == 1


def test_nobody_is_told_who_did_not_ask_or_has_the_newest(changed):
    MailChoice.objects.update(wanted=False)
    assert told() == []
    MailChoice.objects.update(wanted=True)
    changed.take(changed.brochure, "1.1", language="en")
    assert told() == []


def test_nobody_is_told_of_a_version_whose_file_is_the_one_that_they_have(changed):
    """A later version, printed and numbered anew for other languages; the English file is the same."""
    first = changed.brochure.versions.get()
    first.number = "1.0"
    first.save()
    first.editions.update(set_in="1.0")
    edition = first.editions.get(edition="screen")
    first.pk, first.number, first.published = None, "1.1", timezone.now()
    first.save(force_insert=True)
    edition.pk, edition.version, edition.set_in = None, first, "1.1"
    edition.save(force_insert=True)
    assert told() == []

    edition.checksum = "0" * 64
    edition.save()
    assert len(told()) == 1


def test_who_may_not_have_the_file_is_led_to_the_page(changed):
    changed.brochure.versions.get().editions.update(audience="staff")

    (message,) = told()

    assert "screen.pdf" not in message.body
    assert "/go/network\n" in message.body


def test_who_asked_but_speaks_for_no_member_any_more_is_told_nothing(changed):
    Membership.objects.update(end=F("start"))
    assert told() == []


def test_the_choice_is_offered_to_representatives_and_not_made_for_them(network, client):
    client.force_login(network.person)
    form = client.get("/en/account/mails/").context["form"]
    assert form["new-versions"].value() is False

    client.post("/en/account/mails/", {"new-versions": "on"})
    assert MailChoice.objects.get(user=network.person, kind="new-versions").wanted

    client.force_login(UserFactory())
    assert "new-versions" not in client.get("/en/account/mails/").context["form"].fields


def test_what_a_person_was_told_is_in_their_data_and_goes_with_them(changed):
    told()
    assert personal_data.export(changed.person)["notices"][0]["version"] == "1.1"
    changed.person.delete()
    assert not Notice.objects.exists()


def test_a_version_that_is_there_for_minutes_is_remembered_too(network, django_capture_on_commit_callbacks):
    document = network.brochure.files.get().document
    for size in ((420, 300), (300, 300)):
        AssetVersion.objects.all().delete()  # the worker was busy: it comes when there is a newer one
        document.file = ContentFile(pdf_bytes(size=size), "n.pdf")
        document._set_document_file_metadata()
        with django_capture_on_commit_callbacks(execute=True):
            document.save()

    pictures = {(row.asset.partition(".")[0], row.version): bytes(row.picture) for row in AssetVersion.objects.all()}
    assert set(pictures) == {("brochures", "1.0"), ("brochures", "1.1"), ("brochures", "1.2")}
    assert all(pictures.values())
    assert len(set(pictures.values())) == 3


def test_versions_are_remembered_as_they_looked(network):
    before = {(row.asset, row.version): bytes(row.picture) for row in AssetVersion.objects.all()}
    assert all(before.values())
    network.renew("1.1")
    assert remember_newest_versions.call() == 1
    assert remember_newest_versions.call() == 0
    assert AssetVersion.objects.count() == len(before) + 1
    assert (
        before.items() <= {(row.asset, row.version): bytes(row.picture) for row in AssetVersion.objects.all()}.items()
    )
