"""Settings, all of them read from the environment (see .env.example and the README).

With nothing set the portal starts in development on SQLite. With PORTAL_ENV=production it
refuses to start half configured, and says everything that is missing at once.
"""

from pathlib import Path

from gmg_portal.lib.env import Environment
from gmg_portal.lib.languages import LANGUAGES as LANGUAGES

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

PORTAL_ENV = env.choice("PORTAL_ENV", ["development", "test", "production"], "development")
PRODUCTION = PORTAL_ENV == "production"
DEBUG = PORTAL_ENV == "development"
TESTING = PORTAL_ENV == "test"

DEVELOPMENT_KEY, SHORTEST_KEY = "for-development-and-tests-only-never-in-production", 50
if PRODUCTION:
    SECRET_KEY = env.secret("SECRET_KEY")
    if SECRET_KEY and (SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < SHORTEST_KEY):
        # It signs sessions and the links of mails: who guesses it is everybody.
        env.problems.append(f"SECRET_KEY: make one of {SHORTEST_KEY} random characters or more.")
    ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS")
    DATABASES = {"default": env.database(base=BASE_DIR, conn_max_age=60)}
else:
    SECRET_KEY = env.secret("SECRET_KEY", DEVELOPMENT_KEY)
    ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])
    DATABASES = {"default": env.database(default="sqlite:///var/portal.sqlite3", base=BASE_DIR)}
if DATABASES["default"].get("ENGINE", "").endswith("postgresql"):
    # Compiling a query of a page takes PostgreSQL ten times as long as answering it.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS", [])

# The group whose record this is: the slug of a body.
PORTAL_BODY = env.text("PORTAL_BODY", "global-migration-group")
# The recommendation that asks the group to avoid duplication, by its slug: quoted with overlaps.
OVERLAP_PRIORITY = env.text("OVERLAP_PRIORITY", "tor-a")
PORTAL_NAME = env.text("PORTAL_NAME", "Global Migration Group")
DATA_LICENCE = env.text("DATA_LICENCE", "Creative Commons Attribution 4.0 International")
DATA_LICENCE_URL = env.text("DATA_LICENCE_URL", "https://creativecommons.org/licenses/by/4.0/")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "secretariat@example.org")

INSTALLED_APPS = [
    "gmg_portal.admin.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "gmg_portal.accounts.apps.AccountsConfig",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "import_export",
    "simple_history",
    "gmg_portal.lib",
    "agencies",
    "recommendations",
    "workplan",
]

MIDDLEWARE = [
    "gmg_portal.middleware.SecurityHeaders",
    # Pages stay light where no server in front compresses them.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gmg_portal.middleware.RequestProvenance",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gmg_portal.middleware.UrlLocale",
    "django.middleware.common.CommonMiddleware",
    "gmg_portal.middleware.MethodsServed",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gmg_portal.accounts.factors.SecondFactor",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "gmg_portal.urls"
WSGI_APPLICATION = "gmg_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["gmg_portal.lib.templatetags.separators"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gmg_portal.context.portal",
            ],
        },
    },
]

# Accounts: by invitation, with the e-mail as login.
AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "gmg_portal.accounts.adapters.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
# The account's e-mail alone opens it: no table of further addresses is kept.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 (a class)
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/ip,5/15m/key",
    "login": "60/m/ip",
    "change_password": "5/15m/user",
    "reset_password": "20/15m/ip,3/15m/key",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "gmg_portal.accounts.forms.LoginForm",
    "reset_password": "gmg_portal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "gmg_portal.accounts.forms.ResetPasswordKeyForm",
    "change_password": "gmg_portal.accounts.forms.ChangePasswordForm",
    "set_password": "gmg_portal.accounts.forms.SetPasswordForm",
    "reauthenticate": "gmg_portal.accounts.forms.ReauthenticateForm",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# Second factors: asked of everybody who can write, unless switched off.
REQUIRE_SECOND_FACTOR = env.boolean("REQUIRE_SECOND_FACTOR", PRODUCTION)
MFA_ADAPTER = "gmg_portal.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # who has an account was invited at its e-mail
MFA_FORMS = {
    "authenticate": "gmg_portal.accounts.forms.AuthenticateForm",
    "reauthenticate": "gmg_portal.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "gmg_portal.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "gmg_portal.accounts.forms.AddKeyForm",
    "edit_webauthn": "gmg_portal.accounts.forms.EditKeyForm",
    "login_webauthn": "gmg_portal.accounts.forms.LoginByKeyForm",
    "authenticate_webauthn": "gmg_portal.accounts.forms.AuthenticateByKeyForm",
    "reauthenticate_webauthn": "gmg_portal.accounts.forms.ReauthenticateByKeyForm",
}
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = 90 * 24 * 60 * 60
MFA_TRUST_COOKIE_NAME = "__Host-trusted-device" if PRODUCTION else "trusted-device"
MFA_TRUST_COOKIE_HTTPONLY = True
MFA_TRUST_COOKIE_SECURE = PRODUCTION

# Sign-in where one's organisation does (OpenID Connect), for accounts that exist: off when unset.
OIDC = None
if env.any_set(["OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]):
    OIDC = {
        "name": env.text("OIDC_NAME", "OpenID Connect"),
        "client_id": env.text("OIDC_CLIENT_ID"),
        "secret": env.secret("OIDC_CLIENT_SECRET"),
        "settings": {
            "server_url": env.text("OIDC_SERVER"),
            "verified_email": env.listing("OIDC_VERIFIED_DOMAINS", []),
            "oauth_pkce_enabled": True,
        },
    }
OIDC_IS_SECOND_FACTOR = env.boolean("OIDC_IS_SECOND_FACTOR", False)
SOCIALACCOUNT_ADAPTER = "gmg_portal.accounts.oidc.InvitedAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
# A link, not a form: the policy for contents lets no form end on another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
# Behind a proxy the address of who asks is the last that the proxy was told.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.boolean("BEHIND_PROXY", False) else 0
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace"
LOGOUT_REDIRECT_URL = "home"
EMAIL_BACKEND = env.text(
    "EMAIL_BACKEND",
    "gmg_portal.lib.smtp.EmailBackend"
    if PRODUCTION
    else "django.core.mail.backends.console.EmailBackend",
)
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", False)
# In seconds: a server that hangs must not be taken for a sender that died.
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 60)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", CONTACT_EMAIL)

# The rate limits need a cache that all processes share.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not PRODUCTION
    else {
        "BACKEND": "gmg_portal.lib.shared_cache.SharedCache",
        "LOCATION": env.text("CACHE_DIR", str(BASE_DIR / "var" / "cache")),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

# Where the portal is reached: mails hold whole addresses, and no request says which.
FIRST_ADDRESS = "http://127.0.0.1:8000"
if PRODUCTION and ALLOWED_HOSTS:
    FIRST_ADDRESS = f"https://{ALLOWED_HOSTS[0].lstrip('.*')}"
PORTAL_URL = env.text("PORTAL_URL", FIRST_ADDRESS).rstrip("/")
# Files that agencies send; served by a page that asks for rights, never directly.
MEDIA_ROOT = env.text("MEDIA_ROOT", str(BASE_DIR / "var" / "media"))

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected for production alone; elsewhere files are served from where they are.
STATIC_ROOT = env.text("STATIC_ROOT", str(BASE_DIR / "var" / "static")) if PRODUCTION else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Headers and cookies.
SECURE_SSL_REDIRECT = PRODUCTION and env.boolean("SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_PROXY", False) else None
)
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# The largest form of the admin has fewer than a thousand fields; a body never needs 5 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# Before anything is kept of a file, its size is looked at.
FILE_UPLOAD_HANDLERS = [
    "gmg_portal.lib.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "gmg_portal.lib.api.LinkedPagination",
    "DEFAULT_FILTER_BACKENDS": ["gmg_portal.lib.api.FilterSetBackend"],
    "DEFAULT_SCHEMA_CLASS": "gmg_portal.lib.schema.PortalAutoSchema",
    "EXCEPTION_HANDLER": "gmg_portal.lib.problems.problem_details",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "GMG portal",
    "DESCRIPTION": "Who the group was, what it agreed and what it did about it.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": False,
    # One name for each vocabulary, wherever it is used.
    "ENUM_NAME_OVERRIDES": {
        "ActivityStatusEnum": "workplan.models.ActivityStatus",
        "AlignmentStateEnum": "recommendations.models.AlignmentState",
        "CertaintyEnum": "workplan.agency_years.Certainty",
        "MembershipStatusEnum": "agencies.models.MembershipStatus",
        "RecommendationLevelEnum": "recommendations.models.Level",
        "WordingEnum": "agencies.models.Wording",
    },
}

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_REVERT_DISABLED = False
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "CRITICAL" if TESTING else "ERROR"},
    },
}

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

env.check()
