"""Whatever changes what readers may find changes the index: by a task in the same transaction."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from members.models import Member, MemberShowcasePage, MemberSpecialisation
from taxonomy.models import TermLabel

from .tasks import index_page, review_places


@receiver(post_save)
def page_saved(sender, instance, raw=False, **kwargs):
    """Publishing and taking down, too, end in saving."""
    if issubclass(sender, Page) and not raw:
        index_page.enqueue(instance.pk)


@receiver(post_page_move)
def page_moved(instance, **kwargs):
    review_places.enqueue(str(instance.translation_key))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def page_closed_or_opened(instance, raw=False, **kwargs):
    key = Page.objects.filter(pk=instance.page_id).values_list("translation_key", flat=True).first()
    if key and not raw:
        review_places.enqueue(str(key))


@receiver(post_save, sender=Member)
def facts_changed(instance, raw, **kwargs):
    """Showcases are found by their member's facts too; its roles and specialisations are saved after it."""
    if not raw:
        _index_later(instance.showcase_pages.all())


@receiver(post_save, sender=TermLabel)
def word_changed(instance, raw, **kwargs):
    """Showcases are found by the words for what their members are good at."""
    if not raw:
        members = MemberSpecialisation.objects.filter(term=instance.term_id).values("member")
        _index_later(MemberShowcasePage.objects.filter(member__in=members))


def _index_later(pages) -> None:
    for pk in pages.values_list("pk", flat=True):
        transaction.on_commit(partial(index_page.enqueue, pk))
