"""Many generated articles for measuring; the words are those of the real ones, in another order."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from news.models import NewsCountry, NewsIndexPage, NewsMember, NewsPage, NewsTopic
from search.index import mend

from .quiet import no_index_updates
from .tree import translation_key


def add_articles(count: int, progress: Callable[[str, int, int], None]) -> None:
    """Add `count` articles to each language, all dated before the real ones. Repeating it adds none."""
    total = count * len(settings.PUBLIC_LANGUAGES)
    done = 0
    with no_index_updates():
        for code in settings.PUBLIC_LANGUAGES:
            index = NewsIndexPage.objects.get(locale__language_code=code)
            models = list(NewsPage.objects.child_of(index).order_by("date", "pk"))
            models = [page for page in models if not page.slug.startswith("generated-")]
            existing = NewsPage.objects.child_of(index).filter(slug__startswith="generated-").count()
            for number in range(existing, count):
                with transaction.atomic():
                    _add(index, models[number % len(models)], number)
                done += 1
                progress("Articles", done, total)
    mend(progress=lambda done, total: progress("Search", done, total))


def _add(index: NewsIndexPage, model: NewsPage, number: int) -> None:
    page = NewsPage(
        title=f"{model.title} ({number + 1})",
        slug=f"generated-{number}",
        locale=index.locale,
        translation_key=translation_key(f"generated/{number}"),
        standfirst=model.standfirst,
        date=model.date - timedelta(days=365 + number),
        image=model.image,
        image_alt=model.image_alt,
        body=model.body,
    )
    page.topics = [NewsTopic(term=tag.term) for tag in model.topics.all()]
    page.countries = [NewsCountry(country=tag.country) for tag in model.countries.all()]
    page.members = [NewsMember(member=tag.member) for tag in model.members.all()]
    index.refresh_from_db()
    index.add_child(instance=page)
