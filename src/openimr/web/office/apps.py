"""The app of this room."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Administration: users, programme data, audit."""

    name = "openimr.web.office"
    label = "office"
    verbose_name = "Administration: users, programme data, audit"
