"""Safe settings: what production needs. `dev` and `test` relax them, each with its reason."""

from pathlib import Path

import environ
from django.utils.csp import CSP

from .languages import *  # noqa: F403
from .sign_in import *  # noqa: F403
from .wagtail import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
SITE_ROOT = ROOT / "site"
env = environ.Env()

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    # Before wagtail.admin: its templates replace inline scripts that the Content Security Policy forbids.
    "editing",
    # Roofs and sections
    "search",
    "adoption",
    "home",
    "news",
    "insights",
    "brochures",
    "branding",
    "members",
    # Floors
    "navigation",
    "pages",
    "translations",
    "assets",
    "accounts",
    "serving",
    "taxonomy",
    "audit",
    # Signing in; after `accounts`, whose templates stand in for theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # Wagtail
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "crontask",
    # Django; `forms` because FORM_RENDERER takes widgets from the template settings
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "serving.logs.RequestLogMiddleware",
    "pages.middleware.InputGateMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "editing.middleware.AdminContentSecurityPolicyMiddleware",
    "pages.middleware.PermissionsPolicyMiddleware",
    "pages.middleware.TextGZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "translations.middleware.LanguageMiddleware",
    "accounts.middleware.AccountPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "accounts.reader.ReaderMiddleware",
    "translations.middleware.AccountLanguageMiddleware",
    "accounts.middleware.ActivityMiddleware",
    "editing.middleware.AdminLanguageMiddleware",
    "editing.input_gate.AdminInputMiddleware",
    "editing.closed_objects.ClosedObjectsMiddleware",
    "pages.middleware.LivePageRedirectMiddleware",
    "editing.large_numbers.LargeNumbersMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "navigation.context_processors.site_frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db_url_config(env.str("DATABASE_URL", default="") or f"sqlite:///{ROOT / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock before reading, so that no
    # transaction dies half-way with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")  # Wagtail's search stores its vectors with it
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Files. Public ones have an address; private ones have none and are handed out by views that ask who wants them.
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static-root"
STATICFILES_DIRS = [SITE_ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "pages.static_files.StylesheetFinder",
]
STYLESHEET_MANIFEST = SITE_ROOT / "static" / "css" / "manifest.txt"
STYLESHEET_CACHE = ROOT / ".cache" / "static"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(ROOT / "media")))
MEDIA_URL = "/media/"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # Text, not Path: Wagtail hands storages to its tasks as JSON.
        "OPTIONS": {"location": str(MEDIA_ROOT / "public"), "base_url": MEDIA_URL},
    },
    "private": {
        "BACKEND": "assets.storages.PrivateFileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT / "private")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Where nginx finds media/private, such as /_protected/: it then carries private files itself. Empty: we do.
X_ACCEL_LOCATION = env.str("X_ACCEL_LOCATION", default="")
# Asked about every upload before anything else opens it, in clamd's protocol: tcp://host:port or unix:///path.
VIRUS_SCANNER = env.str("VIRUS_SCANNER", default="")
# Below each language, the only public addresses that take a form; at all others one can only read.
PUBLIC_FORMS = ("account/", "messages/")
# Of these, regular expressions of those that take a file along.
PUBLIC_UPLOADS = (r"account/members/[^/]+/brochures/[^/]+/$",)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article has some thousand form fields

# Translating machines, each an adapter in translations/machine/; without a BACKEND there is none. Paid ones translate
# no more characters a month than MONTHLY_CHARACTERS (0: no limit).
_MACHINES = {
    "deepl": "translations.machine.deepl.DeepL",
    "libretranslate": "translations.machine.libretranslate.LibreTranslate",
    "pseudo": "translations.machine.pseudo.PseudoTranslator",
}
_machine = env.str("MACHINE_TRANSLATION", default="")
_machine_options = {
    "KEY": env.str("MACHINE_TRANSLATION_KEY", default=""),
    "URL": env.str("MACHINE_TRANSLATION_URL", default=""),
    "FORMALITY": env.str("MACHINE_TRANSLATION_FORMALITY", default=""),
}
MACHINE_TRANSLATION = {
    "BACKEND": _MACHINES.get(_machine, _machine),
    "OPTIONS": {name: value for name, value in _machine_options.items() if value},
    "MONTHLY_CHARACTERS": env.int("MACHINE_TRANSLATION_CHARACTERS", default=500_000),
    "BUDGET_STORE": "translations.machine.usage.DatabaseStore",
}

# Declared pages of members are visited in public networks alone. True is for tests, whose pages lie on this machine.
WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS = False

# How long the audit log keeps its rows.
AUDIT_RETENTION_DAYS = env.int("AUDIT_RETENTION_DAYS", default=730)

# Headers
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    # Click-to-load video: the frame exists only after the reader asked for it.
    "frame-src": [CSP.SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
}
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail's previews, which stand in frames, say otherwise for themselves.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# Where to report a weakness, for /.well-known/security.txt: a mailto: or https: address.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

USE_TZ = True
TIME_ZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "serving.logs.JsonFormatter"},
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # What is below an error has its line as a request.
        "django.request": {"level": "ERROR"},
        # Says at each start that it is there.
        "pikepdf": {"level": "WARNING"},
    },
}
