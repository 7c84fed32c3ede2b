"""The languages of the site. Adding one: a line here, a catalogue in site/locale/, and `manage.py migrate`.

Codes are Django's (lower case, `zh-hans`); `translations.languages` converts them for HTML, Babel and readers.
"""

from pathlib import Path

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("ja", "Japanese"),
    ("ar", "Arabic"),
]
USE_I18N = WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "locale"]
# Whether starting compiles catalogues that changed; a production release compiles them once (`manage.py messages`).
COMPILE_CATALOGUES = False
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
