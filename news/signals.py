from django.dispatch import receiver
from wagtail.signals import init_new_page

from .models import NewsPage


@receiver(init_new_page)
def article_is_written_in_the_language_of_its_tree(page, parent, **kwargs):
    if isinstance(page, NewsPage):
        page.original_language = parent.locale.language_code
