"""The app of this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Intake and case management: queues, eligibility, the page of a case."""

    name = "openimr.web.intake"
    label = "intake"
    verbose_name = "Intake and case management: queues, eligibility, the page of a case"
