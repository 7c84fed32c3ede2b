"""One's own machine: `make run` shows the real site (no debug pages); `make dev` sets DJANGO_DEBUG."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, LOGGING, STORAGES, env

DEBUG = env.bool("DJANGO_DEBUG", default=False)
SECRET_KEY = "development-only-" + "x" * 50
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["demo", *INSTALLED_APPS]

# Plain HTTP on one's own machine.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0

# The accounts below are printed with their passwords: whoever tries the site signs in with those alone. Only where
# the demonstration is installed and cookies travel over plain HTTP may this be off (docs/decisions/0012).
SECOND_FACTOR_REQUIRED = False

# Static files come straight from the source folders: nothing to collect before the first page.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# The demonstration sends nothing anywhere.
MACHINE_TRANSLATION = {"BACKEND": "translations.machine.pseudo.PseudoTranslator"}

COMPILE_CATALOGUES = True
LOGGING["handlers"]["console"]["formatter"] = "line"
LOGGING["loggers"] |= {"wagtail": {"level": "WARNING"}, "site.requests": {"level": "WARNING"}}

# In mails, which this machine prints, and in answers of Wagtail's API; `manage.py serve` knows its port.
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}

# Printed by `make run`; exist only where the demonstration network is installed.
DEMO_PASSWORD = "cosmetics-demo-2026"  # noqa: S105
DEMO_ACCOUNTS = [
    {"role": "Site administrator", "email": "admin@example.org", "password": DEMO_PASSWORD},
    {"role": "Publisher", "email": "publisher@example.org", "password": DEMO_PASSWORD},
    {"role": "Communications officer", "email": "officer@example.org", "password": DEMO_PASSWORD},
    {"role": "Translator (fr)", "email": "translator@example.org", "password": DEMO_PASSWORD},
    {"role": "Auditor", "email": "auditor@example.org", "password": DEMO_PASSWORD},
    {
        "role": "Member representative",
        "email": "member@example.org",
        "password": DEMO_PASSWORD,
        "represents": ["demo-rheinlabor", "demo-nopal"],
    },
]
