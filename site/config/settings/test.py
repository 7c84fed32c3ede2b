"""The tests: the development settings, quick hashes, no worker."""

import tempfile

from .dev import *  # noqa: F403
from .dev import STORAGES

MEDIA_ROOT = tempfile.mkdtemp(prefix="gcc-test-media-")
STORAGES["default"]["OPTIONS"]["location"] = f"{MEDIA_ROOT}/public"
STORAGES["private"]["OPTIONS"]["location"] = f"{MEDIA_ROOT}/private"
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tasks run when the transaction commits, in the same process: a test sees their effect without a worker.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
# A test counts queries; `tests.tree` forgets what a test has changed.
LANGUAGES_REMEMBERED_SECONDS = 24 * 3600
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"handlers": [], "level": "WARNING"}}
