"""The languages of the site. Adding one: a line here, a catalogue in site/locale/, and `manage.py migrate`.

Which of them readers are offered, administrators decide in the admin (docs/administrators/languages.md).

Codes are Django's (lower case, `zh-hans`); `translations.languages` converts them for HTML, Babel and readers.
"""

from pathlib import Path

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("pt-br", "Brazilian Portuguese"),
    ("de", "German"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("zh-hans", "Simplified Chinese"),
    ("th", "Thai"),
    ("ar", "Arabic"),
    ("he", "Hebrew"),
]
# What a new site offers its readers. From then on the database knows.
PUBLIC_LANGUAGES = ["en", "fr", "es", "ja", "ar"]
# Those whose interface is complete, as a test demands: the admin is offered in them.
INTERFACE_LANGUAGES = ["en", "fr", "es", "pt-br", "de", "it", "ja", "ko", "zh-hans", "th", "ar", "he"]
# Wagtail itself does not speak Hebrew.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, name) for code, name in LANGUAGES if code in INTERFACE_LANGUAGES and code != "he"
]
# How long a process goes on with what it knows of public languages after another one changed it.
LANGUAGES_REMEMBERED_SECONDS = 10
USE_I18N = WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "locale"]
# Whether starting compiles catalogues that changed; a production release compiles them once (`manage.py messages`).
COMPILE_CATALOGUES = False
FORMAT_MODULE_PATH = "config.formats"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
