import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

from home.forms import ContactForm
from pages.blocks import StoryBlock
from pages.fields import StreamField
from pages.models import BasePage
from pages.searching import SearchField
from translations.policy import synchronised, translated


class ContactPage(BasePage):
    """Who answers which question, and a form that reaches them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("The page in one or two sentences, in large type.")
    )
    body = StreamField(
        StoryBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_("Who answers, in which languages; stands beside the form."),
    )
    recipient = models.EmailField(
        _("recipient"), help_text=_("The mailbox that gets what readers send. Readers do not see it.")
    )
    privacy_note = models.TextField(
        _("what happens to messages"),
        max_length=400,
        blank=True,
        help_text=_("Who reads a message and how long it is kept; stands above the button."),
    )

    content_panels = [
        *BasePage.content_panels,
        "introduction",
        "body",
        MultiFieldPanel(["recipient", "privacy_note"], heading=_("Form")),
    ]
    search_fields = [*BasePage.search_fields, SearchField("introduction", boost=2), SearchField("body")]
    translatable_fields = [
        *BasePage.translatable_fields,
        *translated("introduction", "body", "privacy_note"),
        *synchronised("recipient", overridable=True),
    ]
    teaser_field = "introduction"
    stream_fields = ("body",)
    schema_type = "ContactPage"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "form": ContactForm()}


class ContactMessage(models.Model):
    """A message on its way: kept until the mail server has taken it, and no longer (home.mails)."""

    # Names the mail, so that one that is sent twice after a crash arrives as one.
    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.EmailField()
    language = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    email = models.EmailField()
    subject = models.CharField(max_length=150)
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return str(self.identifier)
