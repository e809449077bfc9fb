"""The addresses of the papers of a case."""

from openimr.web.access import route
from openimr.web.accounts.role import OFFICE, PARTIES
from openimr.web.casefile import views

_READERS = PARTIES | OFFICE | {"reviewer", "administrative_director"}

urlpatterns = [
    route(
        "cases/<str:number>/documents/<int:document>/",
        views.document,
        "casefile_document",
        roles=_READERS,
    ),
    route(
        "cases/<str:number>/documents/<int:document>/pages/<int:page>.png",
        views.page,
        "casefile_page",
        roles=_READERS,
    ),
    route(
        "cases/<str:number>/notices/<str:notice>/",
        views.notice,
        "casefile_notice",
        roles=PARTIES | OFFICE,
    ),
]
