"""The app of this room."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Quality review of drafts."""

    name = "openimr.web.quality"
    label = "quality"
    verbose_name = "Quality review of drafts"
