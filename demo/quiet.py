from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update, reference_index_auto_update_disabled

from search.signals import page_saved


@contextmanager
def no_index_updates():
    """Search indexes and reference index are written once at the end instead of with each of some hundred saves.

    May be used inside itself; the outermost one counts.
    """
    if getattr(reference_index_auto_update_disabled, "value", False):
        yield
        return
    models = [model for model in index.get_indexed_models() if getattr(model, "search_auto_update", True)]
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.disconnect(page_saved)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
        post_save.connect(page_saved)
