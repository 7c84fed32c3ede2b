from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from .conflicts import refuse_to_overwrite
from .create_entries import CreateEntry
from .dashboard import CreatePanel
from .files_api import ChoosableDocumentsViewSet, ImagesWithoutAddressViewSet


@hooks.register("insert_global_admin_css")
def dress_the_admin():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editing/css/admin.css"))


@hooks.register("insert_global_admin_js")
def load_scripts():
    names = ("csp-init", "autosaved-forms", "older-dialogs", "watched-parts")
    return format_html_join(
        "", '<script src="{}"></script>', ((versioned_static(f"editing/js/{name}.js"),) for name in names)
    )


# Last of its kind: a version that follows its original is led to the desk before.
hooks.register("before_edit_page", refuse_to_overwrite, order=100)


# After Wagtail's own, which it replaces.
@hooks.register("construct_admin_api", order=10)
def answer_about_files(router):
    router.register_endpoint("documents", ChoosableDocumentsViewSet)
    router.register_endpoint("images", ImagesWithoutAddressViewSet)


@hooks.register("construct_homepage_panels")
def begin_something(request, panels):
    panels.append(CreatePanel())


@hooks.register("register_create_entry")
def upload_pictures():
    return CreateEntry(
        get_image_model_string(),
        icon="image",
        label=_("Upload pictures"),
        url_name="wagtailimages:add_multiple",
        order=210,
    )


@hooks.register("register_create_entry")
def upload_documents():
    return CreateEntry(
        get_document_model_string(),
        icon="doc-full-inverse",
        label=_("Upload documents"),
        url_name="wagtaildocs:add_multiple",
        order=220,
    )
