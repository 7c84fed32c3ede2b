"""The mail about changed files: text, and the same with pictures of old and new side by side."""

from email.message import MIMEPart

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import User
from translations.formats import format_date
from translations.languages import Language

from .catalogue import newest_file


def send_changes(user: User, changes: list[tuple]) -> None:
    """Each with its pictures of old and new. In the active language. Raises what the mail server answers."""
    lines = [_line(number, *change, user) for number, change in enumerate(changes, 1)]
    context = {
        "lines": lines,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "overview": absolute(reverse("members_represented")),
        "choices": absolute(reverse("account_mails")),
        "language": Language(get_language()),
    }
    subject, _newline, body = render_to_string("adoption/mail/changes.txt", context).strip().partition("\n")
    mail = EmailMultiAlternatives(subject=subject.strip(), body=body.strip() + "\n", to=[user.email])
    mail.attach_alternative(render_to_string("adoption/mail/changes.html", context), "text/html")
    for line in lines:
        for side in ("old", "new"):
            if content := line[side]["picture"]:
                mail.attach(_inline(content, line[side]["id"]))
    mail.send()


def absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _line(number: int, change, pictures: tuple[bytes, bytes], user: User) -> dict:
    asset = change.asset
    page = absolute(asset.fresh_path)
    file = newest_file(asset, change.file, user)
    sides = {
        side: {"version": version, "id": f"{side}-{number}", "picture": picture}
        for side, version, picture in zip(("old", "new"), (change.old_version, asset.version), pictures, strict=True)
    }
    facts = {"title": asset.title, "kind": asset.kind.label, "taken": format_date(change.taken)}
    # The page beside the file, where that is something else.
    return {**facts, **sides, "url": absolute(file) if file else page, "page": page if file else ""}


def _inline(content: bytes, name: str) -> MIMEPart:
    """A picture that the text names by its id; nothing is fetched from anywhere when the mail is read."""
    part = MIMEPart()
    part.set_content(
        content, maintype="image", subtype="jpeg", disposition="inline", filename=f"{name}.jpg", cid=f"<{name}>"
    )
    return part
