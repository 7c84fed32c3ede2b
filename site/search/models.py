from django.db import models
from django.utils import timezone
from wagtail.models import Locale, Page


class SearchEntry(models.Model):
    """A live page in the index of the readers' search. Its words stand where only the database's engine looks.

    Who may read a page is decided when somebody asks, by `accounts.visibility`; `is_open` only saves asking in vain.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    # Without an index: each language is a large part of all.
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", db_index=False)
    translation_key = models.UUIDField()
    # The path of the page right below home that the page lies in, or is; that of home for home itself.
    section = models.CharField(max_length=255)
    is_open = models.BooleanField()
    dated = models.DateTimeField(db_index=True)
    indexed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self):
        return f"{self.section} {self.pk}"
