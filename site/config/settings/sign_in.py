"""Who one is: passwords, second factor, sessions, limits. The reasons are in docs/decisions/0012."""

import environ

env = environ.Env()

AUTH_USER_MODEL = "accounts.User"
# Passwords are compared here alone, by e-mail address; unknown addresses cost the same time as known ones.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "accounts.hashers.Argon2idHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
CSRF_FAILURE_VIEW = "pages.errors.form_expired"
TOO_MANY_REQUESTS_VIEW = "pages.errors.too_many_requests"  # by name: floors do not import the pages above them

# Sessions: 12 hours at most; of people with rights in the admin also 60 minutes without a sign of life.
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS = 12 * 3600
SESSION_IDLE_SECONDS = 3600

# Whoever has rights in the admin needs a session opened with a second factor or a passkey. Only the development
# settings switch it off, and the site refuses to start without it anywhere else (accounts.second_factor).
SECOND_FACTOR_REQUIRED = True

# The limits on tries count by the client's address. Its last entry in X-Forwarded-For is believed when the connection
# itself comes from one of these networks: the proxy's.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=["127.0.0.0/8", "::1/128"])

# django-allauth: flows and WebAuthn. Its own limits need a shared cache; accounts.limits needs the database only.
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts come from people who know whom they invite
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"  # always required where no password was asked for
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "accounts.second_factor_forms.CodeForm",
    "reauthenticate": "accounts.second_factor_forms.ReauthenticateForm",
    "activate_totp": "accounts.second_factor_forms.ActivateAppForm",
    "deactivate_totp": "accounts.second_factor_forms.DeactivateAppForm",
    "generate_recovery_codes": "accounts.second_factor_forms.NewRecoveryCodesForm",
    "authenticate_webauthn": "accounts.second_factor_forms.UsePasskeyForm",
    "login_webauthn": "accounts.second_factor_forms.PasskeyLoginForm",
    "reauthenticate_webauthn": "accounts.second_factor_forms.ReauthenticatePasskeyForm",
    "add_webauthn": "accounts.second_factor_forms.AddPasskeyForm",
    "edit_webauthn": "accounts.second_factor_forms.RenamePasskeyForm",
}
