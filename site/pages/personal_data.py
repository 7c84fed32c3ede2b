"""What this floor keeps about a person: the pages that are theirs, and what they said about pages."""

from wagtail.models import Comment, CommentReply, Page

from accounts.personal_data import register


def _pages(user) -> list[dict]:
    owned = Page.objects.filter(owner=user).order_by("pk")
    return list(owned.values("title", "url_path", "first_published_at", "last_published_at"))


def _comments(user) -> list[dict]:
    return [
        *Comment.objects.filter(user=user).order_by("pk").values("text", "created_at"),
        *CommentReply.objects.filter(user=user).order_by("pk").values("text", "created_at"),
    ]


def _unlock(user, pseudonym: str) -> None:
    """A lock without its owner would hold for ever."""
    Page.objects.filter(locked_by=user).update(locked=False, locked_by=None, locked_at=None)


register("pages", _pages, _unlock)
register("comments", _comments)
