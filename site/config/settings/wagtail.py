"""Wagtail and wagtail-localize."""

from zoneinfo import available_timezones

WAGTAIL_SITE_NAME = "Global Cosmetics Cluster"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
# Answers 400, not 500, to what no editor sends.
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "pages.rich_text.TextArea"}}
WAGTAILADMIN_UNICODE_SLUGS = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True

WAGTAILIMAGES_IMAGE_MODEL = "assets.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"
WAGTAILIMAGES_RENDITION_STORAGE = "assets.storages.rendition_storage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp", "avif": "webp"}
WAGTAILDOCS_DOCUMENT_MODEL = "assets.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "jpg", "odt", "pdf", "png", "pptx", "svg", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 2**20
# What may be kept, images and documents together: by one member, counted over all its representatives, and by a person
# who speaks for none; by each of the staff, who look after the files of all.
UPLOAD_QUOTA = {"files": 200, "bytes": 500 * 2**20}
UPLOAD_QUOTA_OF_STAFF = {"files": 20_000, "bytes": 50 * 2**30}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Shared passwords are no access rule: nobody can take one back.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# Passwords are asked for and changed on the account pages alone, and nobody sets another person's.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

# Officers publish, translators tell them; a workflow needs approvers and mails, which nobody has set up.
WAGTAIL_WORKFLOW_ENABLED = False

# Places, and UTC: of other names that Python knows, such as "localtime", browsers know nothing, and Wagtail's script
# fails at the first of them.
_REGIONS = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")
WAGTAIL_USER_TIME_ZONES = [
    "UTC",
    *sorted(name for name in available_timezones() if name.startswith((*_REGIONS, "Pacific/"))),
]

# No third party learns who edits here.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Without this, sending a live page for translation publishes its untranslated text at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
