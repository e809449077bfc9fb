"""The addresses of the reviewer's desk."""

from __future__ import annotations

from openimr.web.access import route
from openimr.web.desk import views, views_case, views_draft, views_end, views_ruling

_ROLES = {"reviewer"}
_CASE = "desk/<str:number>/"

urlpatterns = [
    route("desk/", views.cases, "desk_cases", roles=_ROLES),
    route(_CASE, views_case.case, "desk_case", roles=_ROLES),
    route(f"{_CASE}offer/", views.offer, "desk_offer", roles=_ROLES),
    route(f"{_CASE}facts/", views_ruling.ruling, "desk_ruling", roles=_ROLES),
    route(f"{_CASE}draft/", views_draft.draft, "desk_draft", roles=_ROLES),
    route(f"{_CASE}check/", views_draft.check, "desk_check", roles=_ROLES),
    route(f"{_CASE}drafts/<int:version>/", views_draft.version, "desk_version", roles=_ROLES),
    route(f"{_CASE}sign/", views_end.sign, "desk_sign", roles=_ROLES),
    route(f"{_CASE}ask/", views_end.ask, "desk_ask", roles=_ROLES),
    route(f"{_CASE}recuse/", views_end.recuse, "desk_recuse", roles=_ROLES),
]
