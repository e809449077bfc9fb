"""The app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their roles."""

    name = "openimr.web.accounts"
    label = "accounts"
    verbose_name = "Accounts"
