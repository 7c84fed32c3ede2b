import pytest

from navigation.models import SiteText


@pytest.fixture
def site_texts(site_tree):
    """English and Arabic ones; the other languages have none yet."""
    words = {"en": ("Cosmetics Network", "Made together"), "ar": ("شبكة التجميل", "نصنع معًا")}
    return {
        language: SiteText.objects.create(
            locale=site_tree.home(language).locale, network_name=name, tagline=tagline, about_short=f"{tagline}."
        )
        for language, (name, tagline) in words.items()
    }
