"""What follows from signing in and from a new second factor."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from . import lifetime, notifications, second_factor
from .devices import device_of
from .roles import HOME_DEPTH, are_there, sync_roles
from .tasks import send_device_notice


@receiver(user_logged_in)
def begin_lifetime(sender, request, user, **kwargs):
    lifetime.begin(request.session, staff=second_factor.is_staff(user))


@receiver(user_logged_in)
def tell_about_new_device(sender, request, user, **kwargs):
    device = device_of(request)
    wants = notifications.Kind.NEW_DEVICE in notifications.wanted_by(user)
    if wants and notifications.is_new_device(user, device):
        send_device_notice.enqueue(user.pk, request.META.get("HTTP_USER_AGENT", "")[:200], get_language())


@receiver(authenticator_added)
def count_as_second_factor(sender, request, user, authenticator, **kwargs):
    """Setting one up proved to have it: nobody is asked again for a code they have just typed."""
    if authenticator.type in second_factor.OWN_FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver([post_save, post_delete], sender=Locale)
def translators_come_with_their_language(sender, raw=False, **kwargs):
    if not raw and are_there():
        sync_roles()


@receiver(post_save)
def translators_come_with_their_tree(sender, instance, raw=False, created=False, **kwargs):
    if created and not raw and isinstance(instance, Page) and instance.depth == HOME_DEPTH and are_there():
        sync_roles()
