"""The sign on the badges is the symbol of the marked logo kit, as it is now."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from branding.badges import sign
from branding.models import LogoFile
from tests.branding.conftest import reloaded
from tests.files import logo_with

BADGE = "/badge/{}/en/{}-240.{}"
RED, GOLD, FIRST = "#8A1538", "#C9A227", "#1F5A41"


def symbol(colour: str) -> bytes:
    return logo_with(f'<path fill="{colour}" d="M0 0h60v40H0z"/>', f'<path fill="{GOLD}" d="M60 0h60v40H60z"/>')


@pytest.fixture
def kit(make_kit):
    return make_kit(masters={("symbol", "colour"): symbol(RED)}, gives_badges_their_sign=True)


@pytest.fixture
def badge(client, make_member):
    """As it is when processes have looked again."""

    def get(variant: str = "colour", extension: str = "svg", slug: str = "rose-valley"):
        cache.clear()
        return client.get(BADGE.format(slug, variant, extension))

    return get


def test_a_member_shows_the_symbol_in_its_colours_and_others_its_edges(kit, badge, make_member):
    make_member("active")
    shown = badge().content.decode()
    assert f'fill="{RED}"' in shown
    assert f'fill="{GOLD}"' in shown

    make_member("candidate", slug="candidate")
    shown = badge(slug="candidate").content.decode()
    assert f'stroke="{RED}"' in shown
    assert f'fill="{GOLD}"' in shown
    assert f'fill="{RED}"' not in shown


@pytest.mark.parametrize("variant", ["mono", "reversed"])
def test_in_one_colour_nothing_of_the_symbols_colours_is_left(kit, badge, make_member, variant):
    make_member()
    shown = badge(variant).content.decode()
    assert "translate(-60 -20)" in shown
    assert RED not in shown
    assert GOLD not in shown


@pytest.mark.parametrize("extension", ["svg", "png"])
def test_a_replaced_master_changes_badge_and_etag(kit, badge, make_member, replace_master, extension):
    make_member()
    before = badge(extension=extension)
    assert badge(extension=extension).headers["ETag"] == before.headers["ETag"]

    replace_master(kit, symbol("#005F73"))

    after = badge(extension=extension)
    assert after.headers["ETag"] != before.headers["ETag"]
    assert after.content != before.content
    assert extension == "png" or "#005F73" in after.content.decode()


def test_without_a_marked_kit_or_without_its_symbol_it_is_the_first_sign(make_kit, badge, make_member):
    make_member()
    kit = make_kit(masters={("symbol", "colour"): symbol(RED)})
    assert FIRST in badge().content.decode()
    assert RED not in badge().content.decode()

    type(kit).objects.update(gives_badges_their_sign=True)
    assert RED in badge().content.decode()
    LogoFile.objects.filter(lockup="symbol").delete()
    assert RED not in badge().content.decode()


def test_a_symbol_that_cannot_be_read_leaves_the_badge_whole(kit, badge, make_member, caplog):
    make_member()
    sign.sign_of.cache_clear()
    for file in LogoFile.objects.filter(lockup="symbol"):
        file.file.storage.delete(file.file.name)

    answer = badge()

    assert answer.status_code == 200
    assert FIRST in answer.content.decode()
    assert "is not on the badges" in caplog.text


def test_one_kit_alone_gives_the_sign(kit, make_kit):
    other = make_kit(slug="other")
    other.gives_badges_their_sign = True

    with pytest.raises(ValidationError, match="Another kit gives the badges their sign"):
        other.full_clean()
    assert reloaded(kit).gives_badges_their_sign
