import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from accounts import personal_data
from accounts.models import User
from audit.models import Event
from audit.services import record


class Command(BaseCommand):
    help = "Writes what is kept about a person as JSON, or erases the account of somebody who asked for it."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["export", "erase"])
        parser.add_argument("email")
        parser.add_argument("--no-input", action="store_true", help="Erase without asking.")

    @transaction.atomic
    def handle(self, *, what, email, no_input, **options):
        try:
            person = User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody has the address {email}.") from error
        if what == "export":
            record(Event.ACCOUNT_EXPORTED, about=person)
            data = personal_data.export(person)
            self.stdout.write(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
            return
        if not no_input and input(f"Erase the account of {email}? Type the address again: ") != email:
            raise CommandError("Nothing was erased.")
        try:
            personal_data.erase(person)
        except personal_data.LastAdministratorError as error:
            raise CommandError("This is the last administrator. Make another one first.") from error
        self.stdout.write("Erased.")
