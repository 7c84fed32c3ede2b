"""Which page of which brochure is laid out how, with which picture or key figures.

One entry for each section of the text, in its order: (layout, picture) or (layout, figures), where
figures name the news article whose key figures are shown.
"""

PLANS = {
    "network": (
        ("top", "world-routes"),
        ("corner", "centella"),
        ("figures", "visual-identity"),
        ("corner", "glass-vials"),
        ("bottom", "coast-terraces"),
        ("top", "market-bars"),
        ("figures", "rendez-vous-2019-report"),
        ("corner", "round-table"),
        ("bottom", "argan-branch"),
        ("dark", "association-launched"),
        ("top", "olive-branch"),
        ("back", ""),
    ),
}
COVER_FILLS = {"network": "#DDE8DF"}
# Where the subject of a picture stands (share of its width), for tall crops.
SUBJECTS = {
    "centella": 0.68,
    "glass-vials": 0.62,
    "round-table": 0.62,
    "green-tea": 0.7,
    "jasmine": 0.6,
    "rendez-vous-hall": 0.44,
}
CONTENTS = {"en": "Contents", "fr": "Sommaire", "es": "Contenido", "ja": "目次", "ar": "المحتويات"}
# Point sizes and leading (em) that suit the script.
_LATIN = {
    "text_size": 13,
    "lead_size": 17,
    "leading": 0.66,
    "weight": 450,
    "lead_weight": 360,
    "heading_size": 35,
    "heading_leading": 0.36,
    "title_size": 66,
}
_OTHER = {**_LATIN, "weight": 400, "lead_weight": 400}
SCRIPTS = {
    "en": _LATIN,
    "fr": _LATIN,
    "es": _LATIN,
    "ja": {**_OTHER, "text_size": 11.5, "lead_size": 14, "leading": 0.92, "heading_size": 29, "title_size": 54},
    "ar": {**_OTHER, "text_size": 13.5, "leading": 0.86, "heading_size": 34, "title_size": 58},
}
# The English of the texts is British.
LOCALES = {"en": "en_GB"}
FONTS = {
    "ja": [{"name": "Ysabeau Office", "covers": "latin-in-cjk"}, "Noto Sans CJK JP", "Ysabeau Office"],
    "ar": ["Ysabeau Office", "IBM Plex Sans Arabic"],
}
