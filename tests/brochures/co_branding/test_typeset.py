"""What is printed, down to the letters: the member's logo and contact, and nothing else."""

import re

import pypdfium2

from tests.files import logo_bytes
from tests.written_brochures import write

from .scene import BROWSER, ORDER, status, text


def test_a_member_gets_the_brochure_with_its_logo_and_nothing_else_changed(member, site_tree, publish, order, client):
    """The only test that typesets: in Arabic, with a name in Latin letters and one in its own."""
    page = write(site_tree, ["ar"])["ar"]
    publish(page)
    public = b"".join(client.get("/brochures/network/ar/screen.pdf").streaming_content)

    answer = order(
        logo_bytes("#aa0000"), language="ar", name="عنقود الخليج", title="Ours alone", body="x", version="9.9"
    )
    own = f"{ORDER}ar/screen/"
    assert (answer.status_code, answer["Location"]) == (302, own)
    html = text(client, own)
    assert f'href="{own[:-1]}.pdf"' in html
    assert status(client, f"{own[:-1]}.webp") == 200
    answer = client.get(f"{own[:-1]}.pdf", **BROWSER)
    assert answer["Content-Disposition"] == 'attachment; filename="network-1.0-ar-ours.pdf"'
    assert answer["Cache-Control"] == "private, no-store"

    before, after = (pages_of(pdf) for pdf in (public, answer.getvalue()))
    assert before[:-1] == after[:-1]
    assert re.sub(r"\s", "", "عنقود") in after[-1]
    # PDFium turns the parts of Latin lines around between Arabic ones.
    for printed in ("Quay", "29200", "Brest", "bay", "example", "+33"):
        assert printed in after[-1]
        assert printed not in before[-1]


def pages_of(pdf: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
