"""The base, and nothing that could be forgotten: the start stops with the names of all that is missing."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, env

_NEEDED = ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL"]
if env.str("MAIL_USER", default=""):
    _NEEDED.append("MAIL_PASSWORD")
if _missing := [name for name in _NEEDED if not env.str(name, default="").strip()]:
    raise ImproperlyConfigured(f"Set {', '.join(_missing)} in the environment.")

WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = env.str("BASE_URL")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default=f"noreply@{ALLOWED_HOSTS[0].lstrip('.')}")
SESSION_COOKIE_NAME = "__Host-sid"
CSRF_COOKIE_NAME = "__Host-csrf"
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.str("MAIL_HOST", default="localhost"),
            "port": env.int("MAIL_PORT", default=25),
            "username": env.str("MAIL_USER", default=""),
            "password": env.str("MAIL_PASSWORD", default=""),
            "use_tls": env.bool("MAIL_TLS", default=False),
        },
    }
}
