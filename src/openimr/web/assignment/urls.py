"""The addresses of this room."""

from __future__ import annotations

from openimr.web.access import route
from openimr.web.assignment import views, views_case, views_panel, views_plan, views_profile
from openimr.web.assignment.lists import ROLES

DIRECTOR = ("medical_director",)

urlpatterns = [
    route("assignment/", views.queue, "assignment_queue", roles=ROLES),
    route("assignment/plans/", views_plan.plans, "assignment_plan", roles=ROLES),
    route("assignment/plans/<int:plan>/", views_plan.plan_one, "assignment_plan_one", roles=ROLES),
    route("assignment/plans/<int:plan>/proof/", views_plan.proof, "assignment_proof", roles=ROLES),
    route("assignment/<str:number>/", views_case.case, "assignment_case", roles=ROLES),
    route("assignment/<str:number>/compare/", views_case.compare, "assignment_compare", roles=ROLES),
    route("assignment/<str:number>/<str:ref>/", views_case.candidate, "assignment_candidate", roles=ROLES),
    route("panel/", views_panel.panel, "assignment_panel", roles=ROLES),
    route("panel/add/", views_panel.add, "assignment_add", roles=ROLES),
    route("panel/import/", views_panel.bring_in, "assignment_import", roles=ROLES),
    route("panel/expiring/", views_panel.expiring, "assignment_expiring", roles=ROLES),
    route("panel/rates/", views_panel.rates, "assignment_rates", roles=DIRECTOR),
    route("panel/<str:ref>/", views_profile.profile, "assignment_profile", roles=ROLES),
    route("panel/<str:ref>/standing/", views_profile.standing, "assignment_standing", roles=ROLES),
    route("panel/<str:ref>/identity/", views_profile.identity, "assignment_identity", roles=ROLES),
    route("panel/<str:ref>/edit/<str:part>/", views_profile.edit, "assignment_edit", roles=ROLES),
]
