"""The addresses of letters."""

from openimr.web.access import ANYONE, route
from openimr.web.accounts.role import OFFICE, PARTIES
from openimr.web.letters import views, views_case, views_correct, views_verify

_DESK = ("medical_director", "case_manager")
_DIRECTOR = ("medical_director",)

urlpatterns = [
    route(
        "cases/<str:number>/letters/<int:version>/",
        views.pdf,
        "letters_pdf",
        roles=PARTIES | OFFICE | {"administrative_director"},
    ),
    route(
        "cases/<str:number>/letters/<int:version>/page/",
        views.page,
        "letters_page",
        roles=PARTIES | OFFICE | {"administrative_director"},
    ),
    route("verify/", views_verify.verify, "letters_verify", roles=ANYONE),
    route("letters/", views.queue, "letters_queue", roles=_DESK),
    route("letters/<str:number>/", views_case.case, "letters_case", roles=_DESK),
    route("letters/<str:number>/preview/", views.preview, "letters_preview", roles=_DESK),
    route("letters/<str:number>/preview.pdf", views.preview_pdf, "letters_preview_pdf", roles=_DESK),
    route("letters/<str:number>/issue/", views_case.issue, "letters_issue", roles=_DIRECTOR),
    route("letters/<str:number>/covers/", views_case.covers, "letters_covers", roles=_DESK),
    route("letters/<str:number>/served/", views_case.served, "letters_served", roles=_DESK),
    route(
        "letters/<str:number>/published/", views_case.published, "letters_published", roles=("case_manager",)
    ),
    route("letters/<str:number>/correction/", views_correct.correct, "letters_correct", roles=_DIRECTOR),
    route(
        "letters/<str:number>/correction/preview/",
        views_correct.preview,
        "letters_correction_preview",
        roles=_DIRECTOR,
    ),
    route(
        "letters/<str:number>/correction/preview.pdf",
        views_correct.preview_pdf,
        "letters_correction_pdf",
        roles=_DIRECTOR,
    ),
    route(
        "letters/<str:number>/correction/issue/",
        views_correct.issue,
        "letters_correction_issue",
        roles=_DIRECTOR,
    ),
]
