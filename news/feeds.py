from dataclasses import dataclass
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from accounts.visibility import open_to_everybody
from editing.control_characters import without_control_characters
from navigation.context_processors import frame_of
from navigation.frame import SiteFrame

from .models import NewsIndexPage, NewsPage

LENGTH = 30


@dataclass(frozen=True)
class FeedSource:
    index: NewsIndexPage
    frame: SiteFrame

    def path_of(self, page) -> str:
        return self.frame.tree.path_of(page)

    @property
    def network_name(self) -> str:
        return without_control_characters(self.frame.text.network_name) if self.frame.text else ""


class NewsFeed(Feed):
    """The newest articles of the language of the address, as RSS. One instance serves all: it keeps no state."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False

    def get_object(self, request, **kwargs):
        frame = frame_of(request)
        index = open_to_everybody(NewsIndexPage.objects.filter(locale__language_code=request.LANGUAGE_CODE)).first()
        if index is None or frame.root is None:
            raise Http404
        return FeedSource(index, frame)

    def title(self, source):
        title = without_control_characters(source.index.title)
        return source.network_name + _(": ") + title if source.network_name else title

    def link(self, source):
        return source.path_of(source.index)

    def description(self, source):
        return without_control_characters(source.index.description) or _("News of the network.")

    def items(self, source):
        # The same for all, whoever is signed in: what fetches a feed may show it to others.
        articles = open_to_everybody(NewsPage.objects.descendant_of(source.index)).order_by("-date", "-pk")
        articles = articles.select_related("locale")[:LENGTH]
        for article in articles:
            article.feed_link = source.path_of(article)
        return articles

    def item_title(self, item):
        return without_control_characters(item.title)

    def item_description(self, item):
        # Both kinds of feed say that it is HTML.
        return escape(without_control_characters(item.standfirst))

    def item_link(self, item):
        return item.feed_link

    def item_guid(self, item):
        # Stays when the address changes; one per language version.
        return uuid5(item.translation_key, item.locale.language_code).urn

    def item_pubdate(self, item):
        return item.date

    def item_updateddate(self, item):
        return item.last_published_at or item.date


class NewsAtomFeed(NewsFeed):
    feed_type = Atom1Feed

    def subtitle(self, source):
        return self.description(source)

    def author_name(self, source):
        return source.network_name or without_control_characters(source.frame.root.title)
