"""Articles with what they are about."""

from news.models import NewsCountry, NewsMember, NewsPage, NewsTopic
from tests.factories import MemberFactory, MemberShowcasePageFactory, NewsPageFactory, TermFactory


def make_topics() -> dict:
    """Two topics by code, with labels in English, French and Arabic."""
    return {
        "funding": TermFactory(code="funding", labels={"en": "Funding", "fr": "Financement", "ar": "التمويل"}),
        "events": TermFactory(code="events", labels={"en": "Events", "fr": "Événements", "ar": "الفعاليات"}),
    }


def make_members(tree) -> list:
    """Two members; only the first has a page, in English and French."""
    shown, hidden = MemberFactory(short_name="Rose Valley"), MemberFactory(short_name="Camellia Bay", country="JP")
    tree.add_versions(MemberShowcasePageFactory, ["en", "fr"], member=shown, slug=shown.slug)
    return [shown, hidden]


def publish_article(tree, language="en", topics=(), countries=(), members=(), **fields) -> NewsPage:
    page = tree.add(NewsPageFactory, language, **fields)
    page.topics = [NewsTopic(term=term) for term in topics]
    page.countries = [NewsCountry(country=code) for code in countries]
    page.members = [NewsMember(member=member) for member in members]
    page.save()
    return page
