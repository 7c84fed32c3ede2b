from django.urls import path
from wagtail import hooks

from .inspected import FileState
from .state_column import DocumentIndexView
from .views import download, preview_of_clean_image


@hooks.register("before_serve_document", order=-1)
def serve_documents_by_our_rules(document, request):
    """Wagtail's own address of a document knows nothing of audiences."""
    return download(request, document.pk)


@hooks.register("register_admin_urls", order=-1)
def show_states_and_hide_what_is_not_clean():
    """At Wagtail's own addresses, and before them."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
        path("images/<int:image_id>/preview/<str:filter_spec>/", preview_of_clean_image),
    ]


@hooks.register("construct_image_chooser_queryset")
def choose_no_refused_image(images, request):
    return images.exclude(state=FileState.REFUSED)


@hooks.register("construct_document_chooser_queryset")
def choose_no_refused_document(documents, request):
    return documents.exclude(state=FileState.REFUSED)
