"""A member's news on the member's own page: members stand below news and do not import it."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from editing.create_entries import CreateEntry
from members.models.pages import SHOWCASE_SECTIONS

from .models import NewsMember, NewsPage

NEWEST = 5


@hooks.register(SHOWCASE_SECTIONS)
def news_of_member(page, request):
    """The newest articles about the member in the page's language."""
    articles = list(
        NewsPage.objects.readable()
        .for_cards()
        .filter(pk__in=NewsMember.objects.filter(member=page.member_id).values("page"), locale=page.locale_id)[:NEWEST]
    )
    if not articles:
        return None
    return {"template": "news/_member_news.html", "articles": articles, "member": page.member.slug}


@hooks.register("register_create_entry")
def create_news():
    return CreateEntry(
        "news.NewsPage", icon="doc-full", order=10, description=_("What happened, with a date and a place.")
    )
