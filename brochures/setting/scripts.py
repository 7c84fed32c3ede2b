"""Sizes (points), leading (em) and weights that suit a script on the page."""

_LATIN = {
    "text_size": 12.5,
    "lead_size": 16.5,
    "leading": 0.66,
    "weight": 430,
    "lead_weight": 360,
    "heading_size": 35,
    "heading_weight": 320,
    "heading_leading": 0.36,
    "title_size": 66,
    "title_weight": 300,
    "title_leading": 0.3,
    "title_gap": 8,
    "strong": 660,
    "breaks_anywhere": False,
}
_EAST_ASIAN = {
    **_LATIN,
    "text_size": 11.5,
    "lead_size": 14,
    "leading": 0.92,
    "weight": 400,
    "lead_weight": 400,
    "heading_size": 29,
    "heading_weight": 400,
    "heading_leading": 0.5,
    "title_size": 54,
    "title_weight": 400,
    "title_leading": 0.4,
    "strong": 700,
    "breaks_anywhere": True,
}
_THAI = {
    **_LATIN,
    "text_size": 13,
    "lead_size": 17,
    "leading": 0.9,
    "weight": 400,
    "lead_weight": 340,
    "heading_size": 35,
    "heading_leading": 0.6,
    "title_size": 60,
    "title_leading": 0.6,
    "title_gap": 10,
    "breaks_anywhere": True,
}
_ARABIC = {**_LATIN, "text_size": 13, "leading": 0.86, "weight": 400, "lead_weight": 400, "heading_size": 34}
SCRIPTS = {
    "Latn": _LATIN,
    "Arab": {**_ARABIC, "heading_leading": 0.5, "title_size": 58, "title_leading": 0.45, "title_gap": 12},
    "Hebr": {**_LATIN, "leading": 0.74, "weight": 400, "lead_weight": 340, "title_size": 60},
    "Jpan": _EAST_ASIAN,
    "Hans": _EAST_ASIAN,
    "Kore": {**_EAST_ASIAN, "leading": 0.84, "breaks_anywhere": False},
    "Thai": _THAI,
}
