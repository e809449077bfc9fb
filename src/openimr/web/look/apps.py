"""The app of this room."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """How every page looks."""

    name = "openimr.web.look"
    label = "look"
    verbose_name = "How every page looks"
