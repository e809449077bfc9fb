"""The addresses of this room."""

from openimr.web.access import ANYONE, route
from openimr.web.office import views_audit, views_jobs, views_people, views_rules

ROLES = frozenset({"system_administrator"})

urlpatterns = [
    route("office/", views_people.people, "office_people", roles=ROLES),
    route("office/people/add/", views_people.add, "office_add", roles=ROLES),
    route("office/people/<str:ref>/", views_people.person, "office_person", roles=ROLES),
    route("office/people/<str:ref>/<str:what>/", views_people.act, "office_act", roles=ROLES),
    route("office/organizations/", views_people.organizations, "office_organizations", roles=ROLES),
    route("office/changes/", views_people.changes, "office_changes", roles=ROLES),
    route("office/rules/", views_rules.rules, "office_rules", roles=ROLES),
    route("office/rules/deadline/", views_rules.calculator, "office_calculator", roles=ROLES),
    route("office/audit/", views_audit.audit, "office_audit", roles=ROLES),
    route("office/audit/verify/", views_audit.verification, "office_verify", roles=ROLES),
    route("office/audit/verify/all/", views_audit.verify_all, "office_verify_all", roles=ROLES),
    route("office/audit/heads/", views_audit.heads, "office_heads", roles=ROLES),
    route("office/audit/sign-ins/", views_audit.sign_ins, "office_sign_ins", roles=ROLES),
    route("office/jobs/", views_jobs.jobs, "office_jobs", roles=ROLES),
    route("office/jobs/<uuid:job>/retry/", views_jobs.retry, "office_retry", roles=ROLES),
    route("invitation/<str:ref>/<str:token>/", views_people.invitation, "office_invitation", roles=ANYONE),
]
