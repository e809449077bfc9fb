"""Django's settings, from the environment alone.

OPENIMR_HOME          folder of data: embedded database, documents, keys (default: ./openimr-data)
OPENIMR_DATABASE      postgresql://user:password@host:port/name, or sqlite:///path; embedded when unset
OPENIMR_SECRET        the signing key; made and kept in OPENIMR_HOME when unset
OPENIMR_DOCUMENT_KEY  the key of the documents, 32 bytes in URL-safe base64; made in OPENIMR_HOME when unset
OPENIMR_HOSTS         the names under which it is reached, separated by commas (default: this machine)
OPENIMR_HTTPS         "off" for plain HTTP on this machine; otherwise cookies and pages ask for HTTPS
OPENIMR_ORGANIZATION  the name of the review organization
OPENIMR_UPLOAD_MB     the most that one request may bring, in millions of bytes (default: 500)
"""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from openimr.web.database import database
from openimr.web.demo.day import demo, weeks_back
from openimr.web.home import home, secret

DEBUG = False
SECRET_KEY = os.environ.get("OPENIMR_SECRET") or secret()
HOSTS = os.environ.get("OPENIMR_HOSTS", "")
ALLOWED_HOSTS = [host for host in HOSTS.split(",") if host] or ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": database(os.environ.get("OPENIMR_DATABASE"), home())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ORGANIZATION = os.environ.get("OPENIMR_ORGANIZATION", "Independent Medical Review")
DEMO = demo()
WEEKS_BACK = weeks_back()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "openimr.web.accounts",  # before the library, whose pages it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "openimr.web.store",
    "openimr.web.jobs",
    "openimr.web.look",
    "openimr.web.portal",
    "openimr.web.claims",
    "openimr.web.intake",
    "openimr.web.assignment",
    "openimr.web.desk",
    "openimr.web.quality",
    "openimr.web.letters",
    "openimr.web.regulator",
    "openimr.web.office",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "openimr.web.accounts.middleware.StrictHeaders",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "openimr.web.accounts.middleware.SessionsEnd",
    "openimr.web.accounts.middleware.InTheirWay",
    "openimr.web.access.middleware.EveryAddressHasARule",
]
ROOT_URLCONF = "openimr.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "openimr.web.look.context.look",
            ],
            "builtins": ["django.templatetags.static", "openimr.web.look.templatetags.look"],
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "openimr.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"signup": "openimr.web.accounts.forms.SignUpForm"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/900s/key"}  # over AXES: a person from all places
MFA_ADAPTER = "openimr.web.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
LOGIN_URL = "/account/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = home() / "mail"

UPLOAD_LIMIT = int(os.environ.get("OPENIMR_UPLOAD_MB", "500")) * 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000  # larger uploads go to a file that only this user reads
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 200

_HTTPS = os.environ.get("OPENIMR_HTTPS", "on") != "off"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
IDLE_STAFF, IDLE_PARTIES = 30 * 60, 60 * 60  # seconds without a request after which a session ends
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "openimr.web.accounts.throttle.whose"
AXES_LOCKOUT_CALLABLE = "openimr.web.accounts.throttle.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
CACHES = {  # shared by the server's processes: one-time codes are taken once, attempts are counted together
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": home() / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"plain": {"()": "openimr.web.logs.WithoutCaseData"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["plain"], "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
