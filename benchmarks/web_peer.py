"""A bare Django page over the same database: one row by the ORM, one small template, nobody signed in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.http import HttpResponse
from django.template import Context, Engine
from django.urls import path

from openimr.web.database import database
from openimr.web.home import home

if TYPE_CHECKING:
    from django.http import HttpRequest

settings.configure(
    SECRET_KEY="peer",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": database(os.environ["OPENIMR_DATABASE"], home())},
    INSTALLED_APPS=["openimr.web.store"],
    USE_TZ=True,
)
django.setup()

_PAGE = Engine().from_string(
    "<!doctype html><title>{{ row.number }}</title><h1>{{ row.number }}</h1><p>{{ row.state }}, "
    "{{ row.priority }}, {{ row.received_on }}, {{ row.next_due_on }}</p>"
)


def page(request: HttpRequest, number: str) -> HttpResponse:
    """The row of a case."""
    from openimr.web.store.models import CaseRow

    del request
    return HttpResponse(_PAGE.render(Context({"row": CaseRow.objects.get(number=number)})))


urlpatterns = [path("<str:number>/", page)]

from django.core.wsgi import get_wsgi_application  # noqa: E402 - after the settings

application = get_wsgi_application()
