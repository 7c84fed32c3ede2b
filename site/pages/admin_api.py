"""What the admin's own scripts ask about pages."""

from wagtail.admin.api.serializers import AdminPageSerializer, PageTranslationsField
from wagtail.admin.api.views import PagesAdminAPIViewSet

from translations.rights import known_to, languages_of


class _KnownTranslationsField(PageTranslationsField):
    """Wagtail names drafts of other languages too."""

    def to_representation(self, page):
        found, user = super().to_representation(page), self.context["request"].user
        if languages_of(user) is None:
            return found
        known = set(known_to(user).filter(translation_key=page.translation_key).values_list("pk", flat=True))
        return [version for version in found if version["id"] in known]


class _PageSerializer(AdminPageSerializer):
    translations = _KnownTranslationsField(read_only=True)


class PagesOfKnownLanguagesViewSet(PagesAdminAPIViewSet):
    base_serializer_class = _PageSerializer
