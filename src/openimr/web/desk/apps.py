"""The app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The expert reviewer's desk."""

    name = "openimr.web.desk"
    label = "desk"
    verbose_name = "The expert reviewer's desk"
