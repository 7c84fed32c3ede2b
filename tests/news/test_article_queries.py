"""What an article costs, whatever its story holds."""

from news.models import NewsIndexPage
from tests.factories import DocumentFactory, ImageFactory

MOST_QUERIES = 10


def every_block(tree, rows: int = 1) -> list[tuple]:
    """Each block of a story, so many times."""
    image, document, target = ImageFactory(), DocumentFactory(), tree.section(NewsIndexPage)
    picture = {"image": {"image": image, "alt_text": "A garden", "decorative": False}, "caption": "In spring"}
    link = f'<p>See <a linktype="page" id="{target.pk}">all news</a>.</p>'
    story = [
        ("text", link),
        ("heading", {"text": "Next steps", "level": "3"}),
        ("quote", {"text": "Together we are heard.", "attribution": "Report"}),
        ("picture", picture),
        ("gallery", {"title": "From field to flacon", "pictures": [picture, picture]}),
        ("figures", {"figures": [{"number": 39, "label": "participants"}], "as_of": "2019-10-17", "source": ""}),
        ("download", {"document": document, "title": "Programme"}),
        (
            "video",
            {"url": "https://vimeo.com/1", "title": "A day", "poster": picture["image"], "transcript": "We enter."},
        ),
        ("related", {"title": "", "pages": [target]}),
    ]
    return story * rows


def test_an_article_of_all_blocks_costs_few_queries(site_tree, topics, members, write, count_queries):
    story = every_block(site_tree)
    write(slug="short", body=story, topics=topics.values(), members=members, image=ImageFactory())
    write(slug="long", body=every_block(site_tree, 10), topics=topics.values(), members=members, image=ImageFactory())

    few, many = count_queries("/en/news/short/"), count_queries("/en/news/long/")

    assert few == many
    assert many <= MOST_QUERIES
