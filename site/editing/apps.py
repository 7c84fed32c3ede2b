from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "editing"
    verbose_name = "Editing"

    def ready(self):
        from .closed_objects import answer_like_absent
        from .data_blocks import convert_choosers
        from .older_forms import guard_every_form

        convert_choosers()
        guard_every_form()
        answer_like_absent()
