"""What translation editors ask about files: about those that somebody may choose, and without a way around rights."""

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry


class _ToChooseFromMixin:
    """Wagtail shows all to everybody in the admin."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])
        return super().get_queryset().filter(pk__in=own.order_by().values("pk"))


class ChoosableDocumentsViewSet(_ToChooseFromMixin, DocumentsAdminAPIViewSet):
    pass


def _without_address(fields: list[str]) -> list[str]:
    return [name for name in fields if name != "download_url"]


class ImagesWithoutAddressViewSet(_ToChooseFromMixin, ImagesAdminAPIViewSet):
    """The original of a picture has no address: Wagtail's own view would fail."""

    meta_fields = _without_address(ImagesAdminAPIViewSet.meta_fields)
    listing_default_fields = _without_address(ImagesAdminAPIViewSet.listing_default_fields)
    nested_default_fields = _without_address(ImagesAdminAPIViewSet.nested_default_fields)
