"""Which changes of an original are news to the readers of its translations."""

import pytest

from tests.site.translations.lifecycle import begun, body, change, officer, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ("It grew to 1.5 million.", "It grew to 15 million.", True),
        ("Between 5–7 laboratories.", "Between 57 laboratories.", True),
        ("Trade changed by -3 points.", "Trade changed by 3 points.", True),
        ("It is 40 % of the market.", "It is 40 of the market.", True),
        ("Fees are €90 a day.", "Fees are $90 a day.", True),
        ("Seats: &gt; 90.", "Seats: &lt; 90.", True),
        ("In 2027, 15 come (of 30).", "In 2027 15 come, of 30!", False),
        ("From 5-7 in Lyon - 12 talks", "From 5 – 7 in Lyon: 12 talks", False),
        ("Co-operation on 12 May", "Cooperation on 12 May", False),
    ],
)
def test_a_sign_at_a_number_is_news_and_other_punctuation_is_not(
    article, officer, reviewer, client, before, after, is_told
):
    article = change(article, body=body(f"<p>{before}</p>"))
    published(translate_all(begun(article), {before: f"Fr {before}"}), officer, reviewer)

    change(article, body=body(f"<p>{after}</p>"))

    assert ("translation-notice" in client.get("/fr/news/plan/").content.decode()) is is_told
