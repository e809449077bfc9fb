"""The application for a WSGI server: ``gunicorn openimr.web.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
application = get_wsgi_application()


def _read_ahead() -> None:
    """Addresses and the rules of a case's life, so that the first visitor does not wait for them."""
    from django.urls import reverse

    from openimr.process.life import life_rules
    from openimr.programs.load import DEFAULT

    reverse("home")
    life_rules(DEFAULT)


_read_ahead()
