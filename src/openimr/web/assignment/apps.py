"""The app of this room."""

from django.apps import AppConfig


class AssignmentConfig(AppConfig):
    """Assignment of reviewers, and the panel."""

    name = "openimr.web.assignment"
    label = "assignment"
    verbose_name = "Assignment of reviewers, and the panel"
