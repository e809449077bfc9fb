"""The addresses of the worker's side. Withdrawing is for the worker's side, certifying for the physician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.web.access import route
from openimr.web.portal import views_apply, views_case, views_notices, views_records, views_sign
from openimr.web.portal.acts import ACTS
from openimr.web.portal.page import APPLICANTS, PEOPLE
from openimr.web.portal.views_act import act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpResponse
    from django.urls import URLPattern

_CASE = "my/cases/<str:number>/"
_DRAFT = "my/apply/<int:draft>/"
_WHO = {  # who finds the page of an act; the life of the case decides whether the act is allowed
    "answer_eligibility": PEOPLE,
    "answer_doctor": PEOPLE,
    "renew": APPLICANTS,
    "resolved": APPLICANTS,
    "expedite": {"physician"},
    "petition": {"worker", "attorney"},
    "withdraw": APPLICANTS,
}


def _page(
    address: str, view: Callable[..., HttpResponse], name: str, roles: Iterable[str] = PEOPLE
) -> URLPattern:
    return route(address, view, f"portal_{name}", roles=roles)


urlpatterns = [
    _page("my/", views_case.cases, "cases"),
    _page("my/notices/", views_notices.every_notice, "every_notice"),
    _page("my/apply/", views_apply.apply, "apply", APPLICANTS),
    _page(f"{_DRAFT}check/", views_sign.check, "apply_check", APPLICANTS),
    _page(f"{_DRAFT}sign/", views_sign.sign, "apply_sign", APPLICANTS),
    _page(f"{_DRAFT}discard/", views_apply.discard, "apply_discard", APPLICANTS),
    _page(f"{_DRAFT}<slug:step>/", views_apply.step, "apply_step", APPLICANTS),
    _page(_CASE, views_case.case, "case"),
    _page(f"{_CASE}filed/", views_sign.filed, "filed", APPLICANTS),
    _page(f"{_CASE}records/", views_records.records, "records"),
    _page(f"{_CASE}records/send/", views_records.upload, "upload"),
    _page(f"{_CASE}records/<int:document>/receipt/", views_records.receipt, "receipt"),
    _page(f"{_CASE}notices/", views_notices.notices, "notices"),
    _page(f"{_CASE}notices/<str:notice>/read/", views_notices.read, "notice_read"),
    *(_page(f"{_CASE}{key.replace('_', '-')}/", act(key), key, _WHO[key]) for key in ACTS),
]
