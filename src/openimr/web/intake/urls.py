"""The addresses of this room."""

from __future__ import annotations

from openimr.web.access import route
from openimr.web.accounts.role import OFFICE
from openimr.web.intake import (
    views,
    views_case,
    views_joining,
    views_notices,
    views_paper,
    views_parties,
    views_preview,
    views_worksheet,
)
from openimr.web.intake.act import ROLES

_CASE = "cases/<str:number>/"

urlpatterns = [
    route("queue/", views.queue, "intake_queue", roles=ROLES),
    route("intake/paper/", views_paper.paper, "intake_paper", roles={"intake"}),
    route("notices/", views_notices.notices, "intake_notices", roles=ROLES),
    route("notices/jobs/<uuid:job>/", views_notices.retry, "intake_retry", roles=ROLES),
    route(_CASE, views_case.case, "intake_case", roles=OFFICE),
    route(f"{_CASE}eligibility/", views_worksheet.worksheet, "intake_worksheet", roles=ROLES),
    route(f"{_CASE}act/<str:kind>/", views_case.act, "intake_act", roles=ROLES),
    route(f"{_CASE}preview/", views_preview.previewed, "intake_previewed", roles=ROLES),
    route(f"{_CASE}preview/<str:kind>/", views_preview.ask, "intake_preview", roles=ROLES),
    route(
        f"{_CASE}preview/notice/<str:notice>/",
        views_preview.notice,
        "intake_preview_notice",
        roles=ROLES,
    ),
    route(f"{_CASE}documents/add/", views_paper.documents, "intake_documents", roles=ROLES),
    route(f"{_CASE}parties/", views_parties.parties, "intake_parties", roles=ROLES),
    route(f"{_CASE}join/", views_joining.consolidate, "intake_consolidate", roles={"case_manager"}),
]
