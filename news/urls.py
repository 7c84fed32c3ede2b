from django.urls import path

from .feeds import NewsAtomFeed, NewsFeed

app_name = "news"
urlpatterns = [
    path("feeds/news.rss", NewsFeed(), name="rss"),
    path("feeds/news.atom", NewsAtomFeed(), name="atom"),
]
