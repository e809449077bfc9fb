"""The addresses of this room."""

from __future__ import annotations

from openimr.web.access import route
from openimr.web.claims import views, views_act, views_batch, views_fees, views_notices, views_records
from openimr.web.claims.due import ROLES

_CASE = "claims/cases/<str:number>/"

urlpatterns = [
    route("claims/", views.cases, "claims_cases", roles=ROLES),
    route(_CASE, views.case, "claims_case", roles=ROLES),
    route(f"{_CASE}records/", views_records.records, "claims_records", roles=ROLES),
    route(f"{_CASE}records/everything/", views_records.declare, "claims_declare", roles=ROLES),
    route(f"{_CASE}act/<str:kind>/", views_act.act, "claims_act", roles=ROLES),
    route("claims/send/", views_batch.batch, "claims_batch", roles=ROLES),
    route("claims/receipts/<str:receipt>/", views_batch.receipt, "claims_receipt", roles=ROLES),
    route("claims/receipts/<str:receipt>/csv/", views_batch.receipt_csv, "claims_receipt_csv", roles=ROLES),
    route("claims-notices/", views_notices.notices, "claims_notices", roles=ROLES),
    route("claims-notices/acknowledge/", views_notices.acknowledge, "claims_acknowledge", roles=ROLES),
    route("claims-notices/csv/", views_notices.manifest_csv, "claims_notices_csv", roles=ROLES),
    route("claims-notices/json/", views_notices.manifest_json, "claims_notices_json", roles=ROLES),
    route("claims-fees/", views_fees.invoices, "claims_invoices", roles=ROLES),
    route("claims-fees/csv/", views_fees.invoices_csv, "claims_invoices_csv", roles=ROLES),
]
