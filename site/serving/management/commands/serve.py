import http.client
import os
import time
from argparse import ArgumentTypeError
from contextlib import closing, suppress
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.urls import reverse

from serving.preflight import lacks_database, lacks_migrations, require_database, require_free_port
from serving.preparation import one_at_a_time, prepare
from serving.supervisor import EssentialChildStoppedError, Supervisor
from serving.workers import return_stuck_tasks

FIRST_ANSWER_SECONDS = 90
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  compared with, not listened on


class Command(BaseCommand):
    help = "Runs the web server, the task worker and the scheduler under one parent; Ctrl-C stops them all."

    # They ask the database, which may not answer: `handle` runs them after it has looked.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
        parser.add_argument("--port", type=port_number, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="web server processes (default: 1)")
        parser.add_argument("--no-worker", action="store_true", help="web server only: no task worker, no scheduler")
        parser.add_argument("--reload", action="store_true", help="Django's own server, restarting when code changes")
        parser.add_argument("--demo", action="store_true", help="first migrate, and build the demonstration content")

    def handle(self, *, host, port, demo, verbosity, **options):
        self.begin = time.monotonic()
        require_free_port(host, port)
        require_database()
        self.check()
        with one_at_a_time(self.say) as let_others_start:
            require_free_port(host, port)  # the one who was waited for may have taken it
            self.prepare(demo)
            try:
                with Supervisor(self.say, child_environment(port), quiet=verbosity < 2) as supervisor:
                    self.serve(supervisor, host, port, let_others_start, **options)
            except EssentialChildStoppedError as stopped:
                raise CommandError(f"{stopped} The reason is above; everything else was stopped too.") from stopped
        self.say("Stopped.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def prepare(self, demo: bool) -> None:
        if demo:
            try:
                prepare(self.say)
            except KeyboardInterrupt:
                message = "Stopped before the site was ready. The same command goes on from here."
                raise CommandError(message, returncode=130) from None
        elif lacks_database() or lacks_migrations():
            raise CommandError("The database lacks migrations. First: python manage.py migrate")
        connection.close()

    def serve(self, supervisor, host, port, let_others_start, *, workers, no_worker, reload, **options) -> None:
        server = django_server(host, port) if reload else granian(host, port, workers)
        supervisor.start("web server", server, essential=True)
        status = supervisor.wait_for(partial(first_answer, host, port), FIRST_ANSWER_SECONDS)
        if status is None and not supervisor.stopping:
            raise CommandError(f"The web server did not answer within {FIRST_ANSWER_SECONDS} seconds.")
        if status is not None:
            let_others_start()
            self.announce(host, port, status)
            if not no_worker:
                start_task_programs(supervisor, reload)
            supervisor.watch()

    def announce(self, host: str, port: int, status: int) -> None:
        site = f"http://{'localhost' if host in LOOPBACK | EVERYWHERE else host}:{port}"
        if status >= 500:
            self.say(self.style.WARNING(f"The site runs, but answers with error {status}; the reason is above."))
        else:
            self.say(self.style.SUCCESS(f"The site is ready ({time.monotonic() - self.begin:.0f} s)."))
        self.say(f"  Site     {site}/\n  Editors  {site}{reverse('wagtailadmin_home')}")
        accounts = getattr(settings, "DEMO_ACCOUNTS", [])
        if accounts:
            width = max(len(account["role"]) for account in accounts)
            self.say("Accounts of the demonstration (e-mail, password):")
            for account in accounts:
                self.say(f"  {account['role']:{width}}  {account['email']}  {account['password']}")
            if host not in LOOPBACK:
                self.say(self.style.WARNING("Other machines can reach this site, and these passwords are public."))
        self.say("Ctrl-C stops everything.")


def port_number(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise ArgumentTypeError(f"{text} is no port; ports are numbers from 1 to 65535")
    return int(text)


def child_environment(port: int) -> dict[str, str]:
    """The children find the code as manage.py does, with the settings that this process runs under."""
    base_url = os.environ.get("BASE_URL") or f"http://localhost:{port}"
    folders = [str(settings.SITE_ROOT), str(settings.ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "BASE_URL": base_url,
        "PYTHONPATH": os.pathsep.join(filter(None, folders)),
        "PYTHONUNBUFFERED": "1",
    }


def granian(host: str, port: int, workers: int) -> list[str]:
    return [
        *("granian", "config.rsgi:application", "--interface", "rsgi", "--no-ws", "--host", host, "--port", str(port)),
        *("--workers", str(workers)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "2", "--log-level", "warning"),
        *("--working-dir", str(settings.ROOT)),
    ]


def django_server(host: str, port: int) -> list[str]:
    return [manage_py(), "runserver", f"[{host}]:{port}" if ":" in host else f"{host}:{port}"]


def manage_py() -> str:
    return str(settings.ROOT / "manage.py")


def start_task_programs(supervisor: Supervisor, reload: bool) -> None:
    supervisor.start(
        "task worker",
        [manage_py(), "db_worker", "--queue-name", "*", "--reload" if reload else "--no-reload", "--skip-checks"],
        before_start=return_tasks_of_dead_workers,
    )
    # The scheduler greets on its standard output; what goes wrong is told on the other one.
    supervisor.start("scheduler", [manage_py(), "crontask", "--no-heartbeat", "--skip-checks"], show_output=False)


def return_tasks_of_dead_workers() -> None:
    with suppress(DatabaseError):  # the clock will try again in five minutes
        return_stuck_tasks()
    connection.close()


def first_answer(host: str, port: int) -> int | None:
    """The status of the front page, None while nobody answers."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    path = "/"
    try:
        for _ in range(3):
            with closing(http.client.HTTPConnection(target, port, timeout=10)) as line:
                line.request("GET", path)
                with line.getresponse() as response:
                    path = response.getheader("Location") or ""
            if not path.startswith("/"):
                break
    except (OSError, http.client.HTTPException):
        return None
    return response.status
