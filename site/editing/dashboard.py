from wagtail.admin.ui.components import Component

from .create_entries import choices_for


class CreatePanel(Component):
    """Begin anything with one click: pages as cards, records and files below."""

    name = "create"
    template_name = "editing/create_panel.html"
    order = 50  # above what waits for somebody (200 and more)

    def get_context_data(self, parent_context):
        choices = choices_for(parent_context["request"].user)
        return {
            "pages": [choice for choice in choices if choice.entry.is_page],
            "records": [choice for choice in choices if not choice.entry.is_page],
        }
