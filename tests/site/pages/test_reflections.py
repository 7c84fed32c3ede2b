"""What strangers type stands on a page as text or not at all, and nobody talks the site into another name."""

import html5lib
import pytest

from tests.factories import ContactPageFactory

# One for each place of a page where text can turn into something else (knowledge: bad inputs 27, 28).
PAYLOADS = [
    "<script>telltale()</script>",
    "<ScRiPt/src=//evil.example/telltale>",
    '"><img src=x onerror=telltale()>',
    "' autofocus onfocus=telltale() x='",
    '" onmouseover="telltale()',
    "</title><svg onload=telltale()>",
    "</script><script>telltale()</script>",
    "--><iframe srcdoc='<script>telltale()</script>'>",
    "]]><a href=javascript:telltale()>x</a>",
    "javascript:telltale()",
    "data:text/html,<script>telltale()</script>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:telltale()'>",
    "<style>@import'//evil.example/telltale'</style>",
    "<math><mtext><table><mglyph><style><img src onerror=telltale()>",
    "{{ 7|add:7 }}{% debug %}${7*7}#{7*7}",
    "\u2028telltale()\u2029",
    "&lt;script&gt;telltale()&lt;/script&gt;",
    "\\x3cscript\\x3etelltale()",
    "%3Cscript%3Etelltale()%3C/script%3E",
]
ADDRESSES = {"src", "href", "action", "formaction", "xlink:href", "data", "srcdoc", "poster"}


def acting_parts(content: str) -> list[str]:
    """Elements and attributes in which a browser would do what a reader typed."""
    root = html5lib.parse(content, namespaceHTMLElements=False)
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in {"script", "style", "base", "iframe"} and "telltale" in "".join(element.itertext()):
            found.append(element.tag)
        for name, value in element.attrib.items():
            leads = str(name) in ADDRESSES and value.startswith(("javascript:", "data:text", "//evil"))
            if leads or str(name).startswith("on"):
                found.append(f"{element.tag} {name}={value}")
    return found


@pytest.mark.parametrize("payload", [PAYLOADS[0], PAYLOADS[1], PAYLOADS[2], PAYLOADS[4]])
def test_the_test_sees_what_acts(payload):
    assert acting_parts(f'<!doctype html><p title="{payload}">{payload}</p>')


def test_what_is_searched_for_is_shown_as_text(site_tree, client):
    # Links to other pages of the results repeat what an address brings along.
    queries = [{"q": "x", **dict(zip(PAYLOADS, PAYLOADS, strict=True))}, *({"q": payload} for payload in PAYLOADS[:5])]
    for query in queries:
        html = client.get("/en/search/", query).content.decode()
        assert not [payload for payload in PAYLOADS if set(payload) & set("<>\"'&") and payload in html]


def test_nothing_that_is_typed_into_a_form_acts(site_tree, client):
    page = site_tree.add(ContactPageFactory, slug="contact")
    fields = ("name", "email", "subject", "message", "stamp")
    for start in range(0, len(PAYLOADS), len(fields)):
        form = dict(zip(fields, PAYLOADS[start : start + len(fields)], strict=True))
        answer = client.post(f"/en/messages/{page.pk}/", form, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 422
        assert acting_parts(answer.content.decode()) == []


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1@evil.example", "testserver, evil.example", "testserver:x", "testserver/", "a" * 300],
)
def test_another_name_is_refused(site_tree, client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.get("/fr/", headers={"Host": host})

    assert response.status_code == 400
    assert b'<html lang="fr"' in response.content
    assert b"evil" not in response.content


def test_names_that_a_proxy_did_not_check_are_ignored(site_tree, client):
    elsewhere = {"X-Forwarded-Host": "evil.example", "X-Host": "evil.example", "Forwarded": "host=evil.example"}

    assert "evil.example" not in client.get("/en/", headers=elsewhere).content.decode()
