from wagtail import hooks

from .views import download


@hooks.register("before_serve_document", order=-1)
def serve_documents_by_our_rules(document, request):
    """Wagtail's own address of a document knows nothing of audiences."""
    return download(request, document.pk)
