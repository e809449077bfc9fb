"""The addresses of this room."""

from __future__ import annotations

from openimr.web.access import route
from openimr.web.quality import views, views_case, views_draw
from openimr.web.quality.waiting import ROLES

urlpatterns = [
    route("quality/", views.queue, "quality_queue", roles=ROLES),
    route("quality/agreement/", views.agreement, "quality_agreement", roles=ROLES),
    route("quality/draws/", views_draw.draws, "quality_draws", roles=ROLES),
    route("quality/draws/<int:draw>/", views_draw.proof, "quality_proof", roles=ROLES),
    route("quality/<str:number>/", views_case.case, "quality_case", roles=ROLES),
    route("quality/<str:number>/versions/", views.versions, "quality_versions", roles=ROLES),
    route("quality/<str:number>/letter/", views.letter, "quality_letter", roles=ROLES),
    route("quality/<str:number>/letter.pdf", views.letter_pdf, "quality_letter_pdf", roles=ROLES),
]
