from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from audit.models import Event
from audit.services import record


class Command(BaseCommand):
    help = "Removes a person's apps, passkeys and recovery codes, and ends their sessions, when all of them were lost."

    def add_arguments(self, parser):
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *, email, **options):
        try:
            user = User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody has the address {email}.") from error
        removed, _by_model = Authenticator.objects.filter(user=user).delete()
        record(Event.SECOND_FACTOR_REMOVED, about=user, factors=removed)
        record(Event.SESSIONS_ENDED, about=user)
        for session in UserSession.objects.filter(user=user):
            session.end()
        self.stdout.write(f"Removed {removed} and ended all sessions of {user.email}.")
