"""The app of this room."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters: preview, issue, serve, correct."""

    name = "openimr.web.letters"
    label = "letters"
    verbose_name = "Letters: preview, issue, serve, correct"
