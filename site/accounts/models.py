from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from taxonomy.models import LanguageField

INVITATIONS_HOLD = timedelta(days=7)


class UserManager(BaseUserManager):
    """People are known by their e-mail address; case does not make two of them."""

    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in: staff, translator or member representative."""

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    language = LanguageField(
        _("language"),
        blank=True,
        help_text=_("The language of mails and downloads offered first, as a code such as fr or pt-br."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name() or self.email

    def clean(self):
        super().clean()
        self.email = self.email.lower()


class Attempt(models.Model):
    """One try that is limited (`limits`). Who tried what is a keyed hash, kept for an hour."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="attempt_key_at"),
            models.Index(fields=["at"], name="attempt_at"),
        ]
        default_permissions = ()


class UsedCode(models.Model):
    """The last code of a person's authenticator app that was used (`used_codes`), as a turn of its clock."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    step = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor expired; those not sent yet have no link either."""
        return self.filter(accepted_at=None, sent_at__gt=timezone.now() - INVITATIONS_HOLD)


class Invitation(ClusterableModel):
    """An account that waits for its owner. Only the mail knows the link's key; its hash is kept here."""

    email = models.EmailField(_("e-mail address"), unique=True)
    role = models.CharField(
        _("role"),
        max_length=150,
        blank=True,
        help_text=_("What the person may do here. Nobody gives more than they have; without a role, people only read."),
    )
    language = models.CharField(
        _("language"), max_length=12, help_text=_("The language of the mail and of the account.")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    key_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]

    def __str__(self):
        return self.email

    @property
    def state(self) -> str:
        if self.accepted_at:
            return _("accepted")
        if self.sent_at is None:
            return _("being sent")
        return _("waiting") if timezone.now() - self.sent_at < INVITATIONS_HOLD else _("expired")

    state.fget.short_description = _("state")


class MailChoice(models.Model):
    """Whether a person wants a kind of mail; where there is none, `notifications` says."""

    class Kind(models.TextChoices):
        NEW_DEVICE = "new-device", _("A sign-in with a device that was not used before")
        COMMENTS = "comments", _("Comments on pages that I follow")
        SUBMITTED = "submitted", _("A page waits for my approval")
        APPROVED = "approved", _("A change of mine was approved")
        REJECTED = "rejected", _("A change of mine was rejected")
        TRANSLATIONS = "translations", _("What is to be translated or reviewed, once a day")
        NEW_VERSIONS = "new-versions", _("A newer version of a file that my organisation has downloaded")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    wanted = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="mail_choice_once_per_kind")]
        default_permissions = ()
