"""What comes in: refused with a message, or written the way the site writes it."""

import pytest
from django.core.exceptions import ValidationError

from translations.quality import plain_fragment, validate_fragment

SOURCE = '<b>Read</b> <a id="a1">this</a>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<script>alert(1)</script>", "markup"),
        ('<a id="a1" href="https://example.org">読む</a>', "markup"),
        ('<a href="javascript:alert(1)">Lire</a>', "markup"),
        ("<a>اقرأ</a>", "markup"),
        ('<b onclick="x">Lire</b>', "markup"),
        ("<!-- x -->読む", "markup"),
        ("<![CDATA[x]]>", "markup"),
        ("<p>Lire</p>", "markup"),
        ("<img src=x onerror=alert(1)", "markup"),
        ("<svg/onload=alert(1)>", "markup"),
        ("<b>Lire", "unbalanced"),
        ('<a id="a1">Lire <a id="a1">ici</a></a>', "unbalanced"),
        ("Lire</b>", "unbalanced"),
        ('<a id="a2">読む</a>', "link"),
        ("javascript:alert(1)", "address"),
        ("java\tscript&#58;alert(1)", "address"),
        ("data:text/html;base64,PHA+", "address"),
        ("Lire\x00", "control"),
        ("اقرأ\x0b", "control"),
        ("Lire\U000f0001", "control"),
        ("読む\ud83d", "surrogate"),
    ],
)
def test_refused(text, code):
    with pytest.raises(ValidationError) as refused:
        validate_fragment(text, SOURCE, is_rich=True)

    assert refused.value.code == code
    assert refused.value.message


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "data:,x"])
def test_an_address_may_not_become_one_of_another_kind(address):
    with pytest.raises(ValidationError):
        validate_fragment(address, "https://example.org/en/", is_rich=False)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<B>Lire</B> <a id='a1' >ceci</a>", '<b>Lire</b> <a id="a1">ceci</a>'),
        ("R&D, a < b, &eacute;t&eacute;", "R&amp;D, a &lt; b, été"),
        ("一<br>二<br />三", "一<br/>二<br/>三"),
        ("One\r\nTwo\u2028Three", "One\nTwo\nThree"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("神\ufa19社", "神\ufa19社"),  # a way to write a name, which normal forms would replace
    ],
)
def test_written_as_the_site_writes(text, written):
    assert validate_fragment(text, SOURCE, is_rich=True) == written
    assert validate_fragment(written, SOURCE, is_rich=True) == written


def test_a_plain_passage_takes_no_tags_but_any_words():
    with pytest.raises(ValidationError, match="plain text"):
        validate_fragment("<b>Lire</b>", "Read", is_rich=False)

    assert validate_fragment(plain_fragment("<b> & 一\r\n二"), "Read", is_rich=False) == "&lt;b&gt; &amp; 一<br/>二"


def test_a_text_about_programs_may_name_what_its_source_names():
    text = "L’adresse javascript:alert(1) est refusée"

    assert validate_fragment(text, "The address javascript:alert(1) is refused", is_rich=False) == text
