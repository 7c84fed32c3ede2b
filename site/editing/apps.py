from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "editing"
    verbose_name = "Editing"

    def ready(self):
        from .admin_search import take_words_as_they_are
        from .closed_objects import answer_like_absent
        from .conflicts import save_pages_one_by_one
        from .control_characters import drop_control_characters
        from .data_blocks import convert_choosers
        from .incomplete_forms import ask_before_reading
        from .older_dialogs import guard_dialogs
        from .older_forms import guard_every_form
        from .rows import speak_of_rows

        convert_choosers()
        guard_every_form()
        guard_dialogs()
        save_pages_one_by_one()
        answer_like_absent()
        ask_before_reading()
        take_words_as_they_are()
        speak_of_rows()
        drop_control_characters()
