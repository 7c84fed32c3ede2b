"""The list of all brochures: what each says before the click, for a bounded number of queries."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import BrochureFactory, BrochurePageFactory, DocumentFactory
from tests.files import pdf_bytes


def add_brochures(site_tree, run, number: int) -> None:
    with run(execute=True):
        for _each in range(number):
            documents = {"en": DocumentFactory(content=pdf_bytes(3)), "fr": DocumentFactory(content=pdf_bytes(2))}
            site_tree.add(BrochurePageFactory, brochure=BrochureFactory(documents=documents))


def test_cards_say_what_the_file_is_and_cost_the_same_for_any_number(
    client, site_tree, django_capture_on_commit_callbacks
):
    counts = []
    for number in (1, 3):
        add_brochures(site_tree, django_capture_on_commit_callbacks, number)
        client.get("/en/brochures/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/en/brochures/").content.decode()
        counts.append(len(queries))

    assert html.count("cover__page") == html.count("3 pages") == 4
    assert counts[0] == counts[1] <= 12
