"""The app of this room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The worker's side: apply, follow the case, send records, read notices."""

    name = "openimr.web.portal"
    label = "portal"
    verbose_name = "The worker's side: apply, follow the case, send records, read notices"
