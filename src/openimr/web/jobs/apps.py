"""The app of the background jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs that the worker runs."""

    name = "openimr.web.jobs"
    label = "jobs"
    verbose_name = "Background jobs"
