"""Django's settings, from the environment alone.

OPENIMR_HOME      folder of data: the embedded database, documents, the secret key (default: ./openimr-data)
OPENIMR_DATABASE  postgresql://user:password@host:port/name, or sqlite:///path; the embedded one when unset
OPENIMR_SECRET    the signing key; made and kept in OPENIMR_HOME when unset
"""

from __future__ import annotations

import os

from openimr.web.database import database
from openimr.web.home import home, secret

DEBUG = False
SECRET_KEY = os.environ.get("OPENIMR_SECRET") or secret()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": database(os.environ.get("OPENIMR_DATABASE"), home())}
INSTALLED_APPS = ["django_tasks", "django_tasks_db", "openimr.web.store", "openimr.web.jobs"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LANGUAGE_CODE = "en-us"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"plain": {"()": "openimr.web.logs.WithoutCaseData"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["plain"], "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
