import html5lib
import pytest

from branding.models import LogoKitIndexPage
from tests.factories import LogoKitPageFactory


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_logo_stands_below_the_title_of_its_section(site_tree, client, language):
    page = site_tree.add(LogoKitPageFactory, language)

    root = html5lib.parse(client.get(page.get_url()).content.decode(), namespaceHTMLElements=False)

    assert root.find(".//p[@class='kicker']").text == site_tree.section(LogoKitIndexPage, language).title
