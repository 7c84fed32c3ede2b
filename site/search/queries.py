"""What readers type, made harmless before a database sees it."""

import re

LONGEST = 100
MOST_WORDS = 8
_NOISE = re.compile(r"[\x00-\x1f\"'`\\*():^{}\[\]<>|&~]+")


def clean_query(text: str) -> str:
    """At most 100 characters and 8 words, without quotes and operators: their meaning differs between databases."""
    return " ".join(_words(text[:LONGEST])[:MOST_WORDS])


def is_capped(text: str) -> bool:
    """Whether more was typed than is looked for."""
    return " ".join(_words(text)) != clean_query(text)


def _words(text: str) -> list[str]:
    return _NOISE.sub(" ", text).split()
