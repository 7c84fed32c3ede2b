from wagtail import hooks

from .rich_text import LocalisedPageLinkHandler


# After Wagtail's own, which it replaces.
@hooks.register("register_rich_text_features", order=10)
def link_pages_in_the_readers_language(features):
    features.register_link_type(LocalisedPageLinkHandler)
