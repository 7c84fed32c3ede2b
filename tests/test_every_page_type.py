"""What holds for every page type in every language. A new type joins by having a page in `whole_site`."""

import functools
import json
import re
import uuid
from datetime import UTC, date, datetime, time
from pathlib import Path

import html5lib
import pytest
from babel.messages import Message
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.languages import public_codes
from brochures.models import BrochurePage
from demo.quiet import no_index_updates
from home.models import HomePage
from insights.models import InsightPage
from news.models import NewsPage
from tests import factories
from tests.tree import SECTIONS, PageTree, grow
from translations.adopting import adopt_all
from translations.catalogues import extract_messages, read_catalogue
from translations.checks import own_page_models
from translations.languages import Language

LANGUAGES = settings.PUBLIC_LANGUAGES
PAGE_FACTORIES = (
    factories.StandardPageFactory,
    factories.ContactPageFactory,
    factories.NewsPageFactory,
    factories.MemberShowcasePageFactory,
    factories.InsightPageFactory,
    factories.BrochurePageFactory,
    factories.LogoKitPageFactory,
)
# Without any cache. An index asks for filters, cards and their pictures; a page for its texts.
MOST_QUERIES = {"home": 12, "index": 12, "page": 12, "NewsPage": 10, "StandardPage": 10}
WORDS = {"en": "Leaf", "fr": "Feuille", "es": "Hoja", "ja": "葉", "ar": "ورقة"}


@pytest.fixture(scope="module")
def whole_site(django_db_setup, django_db_blocker):
    """A page of every type in every language, made once for all tests of this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        with no_index_updates():
            tree = grow()
            _add_pages(tree)
        yield tree
        transaction.set_rollback(True)


def _add_pages(tree: PageTree) -> None:
    for factory in PAGE_FACTORIES:
        model = factory._meta.model
        shared = {}
        for name, make in (
            ("member", factories.MemberFactory),
            ("brochure", factories.BrochureFactory),
            ("kit", factories.LogoKitFactory),
        ):
            if name in {field.name for field in model._meta.get_fields()}:
                shared[name] = make()
        key = uuid.uuid4()
        for code in LANGUAGES:
            words = {
                "title": f"{WORDS[code]} {model.__name__[:4]}",
                "slug": f"specimen-{model._meta.model_name}",
                "translation_key": key,
            }
            for text in ("standfirst", "summary", "presentation", "contact_role"):
                if text in {field.name for field in model._meta.get_fields()}:
                    words[text] = WORDS[code]
            tree.parents[model, code] = tree.add(factory, code, **shared, **words)


@pytest.fixture(scope="module")
def answer(whole_site, django_db_blocker):
    """The answer to a first visit of a page, and its queries. The site does not change: each page is asked for once."""

    @functools.cache
    def ask(model, language):
        client = Client()
        with django_db_blocker.unblock():
            _warm_up(language)
            public_codes()  # asked once in ten seconds, not for each page
            with CaptureQueriesContext(connection) as queries:
                response = client.get(whole_site.parents[model, language].get_url())
        return response, len(queries)

    return ask


@functools.cache
def _warm_up(language: str) -> None:
    """Templates and catalogues are loaded once for a process."""
    Client().get(f"/{language}/robots-warm-up/")


every_page = pytest.mark.parametrize("language", LANGUAGES)
every_type = pytest.mark.parametrize("model", own_page_models(), ids=lambda model: model.__name__)


@every_page
@every_type
def test_a_page_is_served_as_it_should(model, language, answer):
    response, queries = answer(model, language)
    html = response.content.decode()

    assert response.status_code == 200
    assert not response.cookies
    kind = "home" if model is HomePage else "index" if model in SECTIONS.values() else "page"
    assert queries <= MOST_QUERIES.get(model.__name__, MOST_QUERIES[kind])

    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    root = document if document.tag == "html" else document.find("html")
    assert (root.get("lang"), root.get("dir")) == (Language(language).tag, Language(language).direction)
    assert len(root.findall(".//h1")) == 1
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert sorted(identifiers) == sorted(set(identifiers))
    assert _inline_code(root) == []
    assert _foreign_strings(root, language) == []


@every_type
def test_the_languages_of_a_page_know_each_other(model, answer):
    links = set()
    for language in LANGUAGES:
        response, _queries = answer(model, language)
        found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', response.content.decode())
        assert len(found) == len(LANGUAGES) + 1
        links.add(frozenset(found))
    assert len(links) == 1
    assert dict(links.pop())["x-default"].endswith(answer(model, "en")[0].request["PATH_INFO"])


@every_type
def test_versions_name_their_original_and_it_names_them(model, whole_site, django_db_blocker):
    """Where the tables of translations know which is which; taken back, since all tests share the pages."""
    with django_db_blocker.unblock(), transaction.atomic():
        versions = {code: whole_site.parents[model, code] for code in LANGUAGES}
        adopt_all(versions["ja"], [page for code, page in versions.items() if code != "ja"])
        works = {code: _work(Client().get(page.get_url())) for code, page in versions.items()}
        transaction.set_rollback(True)

    assert works["ja"].keys().isdisjoint({"translationOfWork"})
    assert [work["inLanguage"] for work in works["ja"]["workTranslation"]] == ["en", "fr", "es", "ar"]
    for code in set(LANGUAGES) - {"ja"}:
        assert works[code]["translationOfWork"]["url"] == works["ja"]["url"]
        assert "workTranslation" not in works[code]


@every_type
def test_no_page_tells_machines_that_it_changed_before_it_was_published(model, whole_site, django_db_blocker):
    """Whatever day it bears; taken back, since all tests share the pages."""
    page = whole_site.parents[model, "en"]
    with django_db_blocker.unblock(), transaction.atomic():
        days = {}
        for bears in (date(2026, 3, 1), date(2027, 3, 1)):
            for dated, name in ((page, "date"), (getattr(page, "brochure", None), "published")):
                if hasattr(dated, name):
                    setattr(dated, name, datetime.combine(bears, time(9), UTC) if model is NewsPage else bears)
                    dated.save()
            model.objects.filter(pk=page.pk).update(
                first_published_at=datetime(2026, 2, 1, tzinfo=UTC), last_published_at=datetime(2026, 5, 1, tzinfo=UTC)
            )
            work = _work(Client().get(page.get_url()))
            days[bears] = [work.get(name, "")[:10] for name in ("datePublished", "dateModified")]
        transaction.set_rollback(True)

    own = model in (NewsPage, InsightPage, BrochurePage)
    assert days[date(2026, 3, 1)] == ["2026-03-01" if own else "2026-02-01", "2026-05-01"]
    assert days[date(2027, 3, 1)] == (["2027-03-01", ""] if own else ["2026-02-01", "2026-05-01"])


def _work(response) -> dict:
    """The structured data of the page itself, which come before those of the site."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode())[1])


def _inline_code(root) -> list[str]:
    """What the Content Security Policy would forbid."""
    return [
        f"<{element.tag}>"
        for element in root.iter()
        if isinstance(element.tag, str)
        and (
            (element.tag == "script" and not element.get("src") and "json" not in (element.get("type") or ""))
            or element.tag == "style"
            or any(name == "style" or str(name).startswith("on") for name in element.attrib)
        )
    ]


@functools.cache
def _messages() -> list[Message]:
    """Of all templates; looking for them takes half a second."""
    found = extract_messages(Path(settings.ROOT))
    return [message for message in found if any(place.endswith(".html") for place, _line in message.locations)]


@functools.cache
def _sources(language: str) -> list[re.Pattern]:
    """English strings of the templates, as patterns, where the language says something else."""
    catalogue = read_catalogue(language)
    patterns = []
    for message in _messages():
        own = catalogue.get(message.id, message.context) if message.id else None
        for source in (message.id if isinstance(message.id, tuple) else (message.id,)) if own else ():
            translated = own.string if isinstance(own.string, str) else own.string[-1]
            # "%(count)s page" would be found in any text: what is left of a string must be English by itself.
            if len(_PLACEHOLDER.sub("", re.escape(source))) > (12 if "%(" in source else 3) and source != translated:
                patterns.append(re.compile(_PLACEHOLDER.sub(".+", re.escape(source))))
    return patterns


# re.escape puts a backslash before each bracket of %(name)s.
_PLACEHOLDER = re.compile(r"%\\\(\w+\\\)s")


def _foreign_strings(root, language: str) -> list[str]:
    """Texts and labels that are an English interface string on a page of another language."""
    if language == "en":
        return []
    patterns = _sources(language)
    texts = set()
    for element in root.iter():
        if element.tag in ("script", "style"):
            continue
        texts |= {element.text or "", element.tail or ""}
        texts |= {element.get(name, "") for name in ("aria-label", "alt", "placeholder", "title", "content")}
    texts = {" ".join(text.split()) for text in texts if text.strip()}
    return sorted(text for text in texts if any(pattern.fullmatch(text) for pattern in patterns))
