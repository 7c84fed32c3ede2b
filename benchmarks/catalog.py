"""What is measured, and why. Declares only; nothing here runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    """One address as an anonymous reader asks for it. `contains` proves that the work was really done."""

    name: str
    why: str
    path: str
    contains: str
    most_queries: int


SCENARIOS = (
    Scenario("home", "The page that most readers see first.", "/en/", "site-footer", 12),
    Scenario("home-ar", "The same, mirrored and in another script.", "/ar/", 'dir="rtl"', 12),
    Scenario("news-index", "The longest list; grows every week.", "/en/news/", "news-card", 12),
    Scenario("news-index-filtered", "Filters join three tables.", "/en/news/?topic=network", "filter-summary", 12),
    Scenario("news-index-deep", "The last page of a long list.", "/en/news/?page=2", "news-card", 12),
    Scenario("article", "Nearly every kind of block.", "/en/news/rendez-vous-2019-report/", "figures", 10),
    Scenario("article-ja", "The same in Japanese.", "/ja/news/rendez-vous-2019-report/", 'lang="ja"', 10),
    Scenario("directory", "All members as list and map.", "/en/members/", "world-map", 12),
    Scenario("showcase", "One member with its news.", "/en/members/cosmetic-valley/", "Cosmetic Valley", 12),
    Scenario("insight-index", "Cards with a figure from the data.", "/en/insights/", "insight-card", 12),
    Scenario("insight", "Three charts drawn for each answer.", "/en/insights/south-korea-exports/", "chart__plot", 12),
    Scenario("brochure", "Files in five languages.", "/en/brochures/network/", "download", 10),
    Scenario("logo-kit", "Twenty drawings with eleven files each.", "/en/branding/member/", "logo-variant", 10),
    Scenario("search", "A word that many pages contain.", "/en/search/?q=cosmetics", "result", 6),
    Scenario("sitemap", "Every page with all its languages.", "/sitemap-en.xml", "hreflang", 4),
    Scenario("feed", "The thirty newest articles.", "/en/feeds/news.rss", "<item>", 6),
)
