"""The addresses of this room."""

from openimr.web.access import route
from openimr.web.regulator import views, views_case, views_cases

ROLES = views.ROLES

urlpatterns = [
    route("regulator/", views.overview, "regulator_overview", roles=ROLES),
    route("regulator/monthly/", views.monthly, "regulator_monthly", roles=ROLES),
    route("regulator/monthly/export/", views.monthly_export, "regulator_monthly_export", roles=ROLES),
    route("regulator/timeliness/", views.timeliness, "regulator_timeliness", roles=ROLES),
    route("regulator/penalties/", views_cases.penalties, "regulator_penalties", roles=ROLES),
    route("regulator/cases/", views_cases.cases, "regulator_cases", roles=ROLES),
    route("regulator/export/", views_cases.cases_export, "regulator_cases_export", roles=ROLES),
    route("regulator/cases/<str:number>/", views_case.case, "regulator_case", roles=ROLES),
    route("regulator/cases/<str:number>/<str:kind>/", views_case.act, "regulator_act", roles=ROLES),
]
