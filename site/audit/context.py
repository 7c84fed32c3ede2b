"""What a request tells to everything below it: its id, and who sent it."""

from contextlib import contextmanager
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
_actor: ContextVar = ContextVar("actor", default=None)


@contextmanager
def acting(person):
    """Whoever is responsible for what happens inside; may be lazy."""
    token = _actor.set(person)
    try:
        yield
    finally:
        _actor.reset(token)


def current_actor():
    """The signed-in person whose request is being answered; None in tasks, commands and for strangers."""
    person = _actor.get()
    return person if person is not None and person.is_authenticated and person.pk else None
