"""The app of this room."""

from django.apps import AppConfig


class RegulatorConfig(AppConfig):
    """The regulator's reports."""

    name = "openimr.web.regulator"
    label = "regulator"
    verbose_name = "The regulator's reports"
