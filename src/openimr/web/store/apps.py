"""The app that holds every table of the process."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of the process; all other apps of ``web`` share them."""

    name = "openimr.web.store"
    label = "store"
    verbose_name = "Cases and their events"
