from wagtail.images.api.admin.views import ImagesAdminAPIViewSet


def _without_address(fields: list[str]) -> list[str]:
    return [name for name in fields if name != "download_url"]


class ImagesWithoutAddressViewSet(ImagesAdminAPIViewSet):
    """What translation editors ask about a picture. Its original has no address: Wagtail's own view would fail."""

    meta_fields = _without_address(ImagesAdminAPIViewSet.meta_fields)
    listing_default_fields = _without_address(ImagesAdminAPIViewSet.listing_default_fields)
    nested_default_fields = _without_address(ImagesAdminAPIViewSet.nested_default_fields)
