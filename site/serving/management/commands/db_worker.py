import logging

from django_tasks_db.management.commands import db_worker

from serving.workers import worker_name


class Command(db_worker.Command):
    """The worker of django-tasks-db under a name that tells whether it lives (see `serving.workers`)."""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(worker_id=worker_name())

    def configure_logging(self, verbosity):
        super().configure_logging(verbosity)
        # Under `serve` Ctrl-C never reaches the worker, so that its advice to press it again is wrong.
        logging.getLogger(db_worker.__name__.partition(".")[0]).addFilter(
            lambda record: not str(record.msg).startswith("Received %s - shutting down gracefully")
        )
