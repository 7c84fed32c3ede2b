import io

from django.core.management import call_command
from django.tasks import task


@task(priority=100)
def index_for_editors() -> None:
    """What only they ask for, so that the build does not wait: their search, and where pictures and pages are used.

    Before all else that waits: they may search as soon as they have signed in. Each command may be repeated. The second
    one is the last thing that is written: `builder.is_finished` looks for it.
    """
    for command in ("update_index", "rebuild_references_index"):
        call_command(command, verbosity=0, stdout=io.StringIO())
