"""What officers see of a kit while its files are made, and when they cannot be made."""

import logging
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession

from branding.models import LogoKit
from branding.tasks import build_outdated_logo_kits
from tests.branding.conftest import reloaded
from tests.factories import LogoKitPageFactory
from tests.files import logo_bytes, logo_with

WORDS = logo_with('<text x="3" y="9">Hello</text>')
REASON = "Horizontal · Colour: This drawing holds words that need a font."


@pytest.fixture
def shown(officer_client):
    """Tells whether the list of kits and the form of a kit show something."""

    def look(kit, words: str) -> tuple[bool, bool]:
        address = LogoKit.snippet_viewset.get_url_name
        screens = [reverse(address("list")), reverse(address("edit"), args=[kit.pk])]
        in_list, in_form = (words in officer_client.get(screen).content.decode() for screen in screens)
        return in_list, in_form

    return look


def test_a_master_that_cannot_be_used_is_named_with_its_fault_until_it_is_mended(make_kit, replace_master, shown):
    kit = make_kit()

    replace_master(kit, WORDS)

    assert shown(kit, REASON) == (True, True)
    assert reloaded(kit).newest.number == "1.0"
    replace_master(kit, logo_bytes("#8A1538"))
    assert shown(kit, REASON) == (False, False)
    assert shown(kit, "Version 1.1 of")[1]


def test_a_master_that_its_inspection_refused_is_told_too(make_kit, shown, django_capture_on_commit_callbacks):
    kit = make_kit()
    document = kit.variants.get().master
    document.state, document.reason, document.file_hash = "refused", "drawing-doctype", "new"

    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    assert shown(kit, "brings definitions of its own (DOCTYPE)") == (True, True)


def test_list_and_form_say_which_version_is_being_made_until_it_is_there(make_kit, replace_master, shown):
    kit = make_kit()
    assert shown(kit, "Version 1.0 of")[1]
    assert shown(kit, "Complete")[0]
    assert shown(kit, "data-pending") == (False, False)

    replace_master(kit, logo_bytes("#8A1538"), build=False)
    assert shown(kit, "Version 1.1 is being made.") == (True, True)
    assert shown(kit, "data-pending") == (True, True)


def test_how_far_a_kit_is_can_be_asked_without_opening_its_form(make_kit, replace_master, officer_client):
    kit = make_kit()
    form = officer_client.get(reverse(LogoKit.snippet_viewset.get_url_name("edit"), args=[kit.pk])).content.decode()
    [address] = re.findall(r'data-watched-at="([^"]+)"', form)
    opened = EditingSession.objects.count()

    replace_master(kit, logo_bytes("#8A1538"))

    told = officer_client.get(address).content.decode()
    assert "Version 1.1 of" in told
    assert "The version in this form is an older one." in told
    assert EditingSession.objects.count() == opened


def test_of_a_kit_whose_pages_are_drafts_nobody_reads_that_readers_have_it(
    make_kit, site_tree, shown, django_capture_on_commit_callbacks
):
    kit = make_kit()
    with django_capture_on_commit_callbacks(execute=True):
        page = site_tree.add(LogoKitPageFactory, kit=kit)
        page.save_revision().publish()
    assert shown(kit, "is complete: readers have it")[1]

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert shown(kit, "None of its pages is published: readers do not have it.")[1]


def test_the_log_tells_once_what_fails_again_and_again(make_kit, replace_master, caplog, time_machine):
    kit = make_kit()

    def errors_of(hours: int) -> int:
        caplog.clear()
        time_machine.move_to(timezone.now() + timedelta(hours=hours))
        build_outdated_logo_kits.call()
        return len([record for record in caplog.records if record.levelno >= logging.ERROR])

    replace_master(kit, WORDS, build=False)

    assert [errors_of(hours) for hours in (0, 1, 1)] == [1, 0, 0]
    replace_master(kit, logo_with('<path opacity="0.5" d="M0 0h9v9z"/>'), build=False)
    assert errors_of(0) == 1


def test_what_failed_is_not_tried_again_at_once(make_kit, replace_master, monkeypatch, time_machine):
    kit = make_kit()
    replace_master(kit, WORDS)
    tried = []
    monkeypatch.setattr("branding.tasks.build_kit", tried.append)

    build_outdated_logo_kits.call()
    assert not tried

    time_machine.move_to(timezone.now() + timedelta(hours=1))
    build_outdated_logo_kits.call()
    assert tried == [kit]
