from datetime import UTC, datetime

import pytest

from translations.exchange.documents import Document
from translations.units import Unit, UnitState

WORDS = {"ar": "ترجمة «جيدة»، 25 ‎%؟", "ja": "翻訳「良い」、２５％。"}

# Sources as wagtail-localize cuts them: plain fields escaped, rich ones with inline tags.
PLAIN = [
    "A &amp; B &lt;word&gt; \"quoted\" 'so'",
    "https://www.example.org/?a=1&amp;b=2",
    "report.html",
    "two<br/>lines<br/><br/>and one more",
    "100 % of {name}, %s %(count)d %% ${x} {{ y }}",
    '\\n is no line end, \\" no quote, C:\\temp',
    "𝒜stral 🧴 𠮷 and e\u0301 combined",
    "separators\u2028of\u2029lines\x85and\x0bpages",
    "\u202bbidi\u202c \u200fmarks\u200e \u2067isolated\u2069",
    "=1+1 @x -y +z",
    "]]&gt; &amp;amp; &amp;lt;g id=&amp;quot;1&amp;quot;&amp;gt;",
    " kept edges ",
    "msgid looks like a keyword",
    "#, fuzzy",
]
RICH = [
    '<a id="a1">A link</a> and <a id="a2">another with <b>bold</b></a>',
    "<b>bold <i>and <em>nested <strong>deeply</strong></em></i></b><code>x &lt; y</code>",
    "line<br/>break and &amp; and <abbr>INCI</abbr>",
    "<b>one</b> <b>two</b> <b>three</b>",
    "no tags, but &lt;b&gt; as words &amp;amp; more",
    'مرحبا <a id="a1">بالعالم</a> \u200f(1)\u200e',
    "線<br/>と<b>太字</b>𠮷",
    "tab\there,\nline and  two spaces\u00a0no break",
]


# What the gate lets into no translation, whatever the source says.
SEPARATORS = str.maketrans(dict.fromkeys("\u2028\u2029\x85\x0b", " "))


def in_words_of(language: str, source: str) -> str:
    """A target with the tags of its source in another order."""
    return f"{WORDS[language]} {source.strip().translate(SEPARATORS)}" + ("<b>x</b>" if "<b>" in source else "")


def units_for(language: str) -> tuple[Unit, ...]:
    states = [UnitState.DONE, UnitState.REVIEW, UnitState.EMPTY]
    units = []
    for number, (source, is_rich) in enumerate([(text, False) for text in PLAIN] + [(text, True) for text in RICH]):
        state = states[number % 3]
        target = "" if state is UnitState.EMPTY else in_words_of(language, source)
        path = f"body.{number // 2:04}-ab.text"
        units.append(Unit(path, source, target, state, is_rich, 80 + number, f"Body › Part {number}", "Be brief."))
    return tuple(units)


@pytest.fixture(params=["ar", "ja"])
def document(request):
    return Document(
        original="0b6c2f1e-9d3a-4f0e-8a1b-2c3d4e5f6a7b",
        title="Clean & “green”\u2028beauty: <2030>",
        address="https://www.example.org/en/news/clean-beauty/",
        source_language="en",
        target_language=request.param,
        units=units_for(request.param),
        exported_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        content_hash="5f2b",
    )


@pytest.fixture
def page():
    """Three passages of a page on their way into French."""
    return Document(
        original="0b6c2f1e-9d3a-4f0e-8a1b-2c3d4e5f6a7b",
        title="Clean beauty",
        address="https://www.example.org/en/news/clean-beauty/",
        source_language="en",
        target_language="fr",
        units=(
            Unit("title", "Clean &amp; green", "Propre &amp; vert", UnitState.DONE, max_length=60, label="Title"),
            Unit("body.b1", 'Read <a id="a1">the <b>study</b></a>.', is_rich=True, label="Body › Text"),
            Unit("body.b1", "Twelve countries agree.", "Douze pays", UnitState.REVIEW, is_rich=True),
        ),
        exported_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        content_hash="5f2b",
    )
