"""The buttons of the desk: about one row, about the whole translation. Each says what it has done."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from .. import rights
from ..models import Comment, MemoryUnit, Translation
from ..models.words import Origin, Stage, State
from ..quality import apply_fixes
from ..release import publish_once
from ..reviewing import approve, send
from ..writing import write
from .access import passage_or_404
from .rows import row_of


def may_publish_now(translation: Translation, user) -> bool:
    """Approved where the language wants that, and not yet as readers have it."""
    if not rights.may_publish_in(user, translation.locale):
        return False
    if translation.stage != Stage.APPROVED:
        return not translation.locale.profile.review_required
    is_newer = (
        translation.reviewed_at and translation.published_at and translation.reviewed_at > translation.published_at
    )
    is_behind = translation.state == State.STALE and not translation.words_open
    return bool(is_newer) or not translation.is_published or is_behind


def may_review_now(translation: Translation, user) -> bool:
    return translation.stage == Stage.REVIEW and rights.may_review(user, translation.locale)


def _send(translation: Translation, user) -> str:
    if translation.stage == Stage.APPROVED and not translation.words_open:
        raise ValidationError(_("Nothing has changed since the translation was approved."))
    send(translation, user)
    return _("Sent for review.")


def _approve(translation: Translation, user) -> str:
    if not rights.may_review(user, translation.locale):
        raise Http404
    approve(translation, user)
    return _("Approved. It can be published now.")


def _publish(translation: Translation, user) -> str:
    if not rights.may_publish_in(user, translation.locale):
        raise Http404
    publish_once(translation, user)
    return _("Published: readers have it now.")


WHOLE: dict[str, Callable[[Translation, object], str]] = {"send": _send, "approve": _approve, "publish": _publish}


def _former(translation: Translation, user, digest: str, post) -> str:
    row = row_of(translation, digest)
    if row is None or row.previous is None:
        raise Http404
    write(translation, digest, row.previous.text, author=user, origin=Origin.MEMORY, is_open=True)
    return _("The old translation stands in the field. Please look it through.")


def _from_memory(translation: Translation, user, digest: str, post) -> str:
    unit = MemoryUnit.objects.filter(
        pk=post.get("unit") if post.get("unit", "").isdecimal() else None,
        source_language=translation.source.locale.language_code,
        target_language=translation.locale.language_code,
    ).first()
    passage_or_404(translation, digest)
    if unit is None:
        raise Http404
    write(translation, digest, unit.text, author=user, origin=Origin.MEMORY, is_open=True)
    return _("The words from the memory stand in the field. Please look them through.")


def _fix(translation: Translation, user, digest: str, post) -> str:
    row = row_of(translation, digest)
    if row is None or row.words is None:
        raise Http404
    codes = translation.source.locale.language_code, translation.locale.language_code
    text = apply_fixes(row.unit, *codes, row.glossary, [post.get("code", "")])
    write(translation, digest, text, author=user, is_open=row.words.is_open)
    return _("Corrected.")


def _comment(translation: Translation, user, digest: str, post) -> str:
    text = post.get(f"comment-{digest}", "").strip()
    if not text:
        raise ValidationError(_("Please write what you want to say."))
    if len(text) > Comment._meta.get_field("text").max_length:
        raise ValidationError(_("The comment is too long."))
    passage_or_404(translation, digest)
    Comment.objects.create(translation=translation, digest=digest, author=user, text=text)
    return _("Your comment is kept.")


def _resolve(translation: Translation, user, digest: str, post) -> str:
    if not digest.isdecimal() or not translation.comments.filter(pk=digest).update(is_resolved=True):
        raise Http404
    return _("The comment is settled.")


OF_A_ROW = {"former": _former, "memory": _from_memory, "fix": _fix, "comment": _comment, "resolve": _resolve}


def act(translation: Translation, user, name: str, post) -> str:
    """Do what a button says: `send`, or `former:<digest>`; options stand behind a second colon.

    Raises ValidationError for what cannot be done now, Http404 for what is no button of this person.
    """
    name, _colon, rest = name.partition(":")
    if name in WHOLE and not rest:
        return WHOLE[name](translation, user)
    digest, _colon, option = rest.partition(":")
    if name not in OF_A_ROW or not digest:
        raise Http404
    values = {"unit": option, "code": option} | {f"comment-{digest}": post.get(f"comment-{digest}", "")}
    return OF_A_ROW[name](translation, user, digest, values)
