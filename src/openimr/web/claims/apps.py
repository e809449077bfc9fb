"""The app of this room."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The claims administrator's pages."""

    name = "openimr.web.claims"
    label = "claims"
    verbose_name = "The claims administrator's pages"
