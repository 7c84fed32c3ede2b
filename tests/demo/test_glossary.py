"""The demonstration's glossary: words of the trade in every language that the demonstration speaks."""

from bs4 import BeautifulSoup
from django.conf import settings

from demo.facts import make_glossary
from translations.models import GlossaryTerm


def test_every_term_has_a_word_in_each_language_and_stands_on_the_screen(officer_client):
    make_glossary()

    terms = GlossaryTerm.objects.prefetch_related("values__locale")
    for term in terms:
        known = {value.locale.language_code for value in term.values.all() if value.value}
        assert term.do_not_translate or known == set(settings.PUBLIC_LANGUAGES) - {"en"}
    page = BeautifulSoup(officer_client.get("/admin/translations/glossary/").content, "html.parser")
    assert len(page.select(".listing tbody tr")) == len(terms) >= 12
    shown = page.select_one(".listing").get_text()
    assert shown.index("active ingredient") < shown.index("Cosmetic 360") < shown.index("value chain")
