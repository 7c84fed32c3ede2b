"""What a representative does with the member's own editions. Each act is whole by itself, and is logged."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.limits import Limit
from brochures.models import Brochure, CoBrandedEdition
from brochures.models.co_branded import State, delete_later
from brochures.tasks import make_co_branded_edition
from members.models import Member

# Of all representatives of a member together.
MAKING = Limit("co-branded edition", 30, 3600)
MOST_EDITIONS = 40

PRINTED = ("name", "address", "email", "website", "telephone")


class TooManyEditionsError(Exception):
    """The member has to delete some first."""


def latest_of(member: Member) -> CoBrandedEdition | None:
    """What was asked for last with a logo that is clean: that is the member's logo on record."""
    return CoBrandedEdition.objects.filter(member=member).exclude(logo="").order_by("-asked").first()


@transaction.atomic
def ask(member: Member, brochure: Brochure, data: dict, user) -> CoBrandedEdition:
    """Have an edition made, in place of the one of the same language and kind. `data` is that of a valid form.

    Raises TooManyEditionsError.
    """
    rows = CoBrandedEdition.objects
    Member.objects.select_for_update().get(pk=member.pk)  # two who ask at once do not both take the last place
    cell = {"member": member, "brochure": brochure, "language": data["language"], "edition": data["edition"]}
    own = rows.select_for_update().filter(**cell).first()
    if own is None and rows.filter(member=member).count() >= MOST_EDITIONS:
        raise TooManyEditionsError
    is_new, own = own is None, own or CoBrandedEdition(**cell)
    for name in PRINTED:
        setattr(own, name, data[name])
    _lay_logo(own, data["logo"])
    _wait(own, user)
    log(instance=member, action="wagtail.edit", user=user, content_changed=is_new)
    return own


def _lay_logo(own: CoBrandedEdition, sent) -> None:
    """A new one waits for its inspection; without one, the logo of the last edition is taken."""
    superseded = CoBrandedEdition(upload=own.upload.name, logo=own.logo.name)
    if sent:
        delete_later(superseded.upload)
        own.upload.save(sent.name, sent, save=False)
        return
    known = latest_of(own.member)
    if known is None or known.pk == own.pk:
        return
    with known.logo.open() as handle:
        content = ContentFile(handle.read())
    delete_later(superseded.logo, superseded.upload)
    own.upload = ""
    own.logo.save(known.logo.name, content, save=False)


def _wait(own: CoBrandedEdition, user) -> None:
    own.state, own.problem, own.attempts = State.WAITING, {}, 0
    own.asked, own.asked_by = timezone.now(), user
    own.save()
    transaction.on_commit(partial(make_co_branded_edition.enqueue, own.pk))


@transaction.atomic
def ask_again(own: CoBrandedEdition, user) -> None:
    """With the same words and logo, from the newest version of the brochure."""
    own = CoBrandedEdition.objects.select_for_update().get(pk=own.pk)
    if own.logo or own.upload:
        _wait(own, user)


@transaction.atomic
def discard(own: CoBrandedEdition, user) -> None:
    """With its files."""
    log(instance=own, action="wagtail.delete", user=user)
    own.delete()


def asked_by(person) -> list[dict]:
    """For the export of personal data."""
    rows = CoBrandedEdition.objects.filter(asked_by=person).order_by("pk")
    codes = ("brochure__slug", "member__slug", "language", "edition", "asked")
    return list(rows.values(*codes))
