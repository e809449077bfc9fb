"""The addresses of letters."""

from openimr.web.access import route
from openimr.web.accounts.role import OFFICE, PARTIES
from openimr.web.letters import views

urlpatterns = [
    route(
        "cases/<str:number>/letters/<int:version>/",
        views.pdf,
        "letters_pdf",
        roles=PARTIES | OFFICE | {"administrative_director"},
    ),
]
