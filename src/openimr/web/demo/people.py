"""The invented people who sign in to the demo: one for each role, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.web.accounts.demo import enroll
from openimr.web.accounts.models import Organization, User
from openimr.web.accounts.role import STAFF
from openimr.web.store.models import ReviewerRow

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSWORD = "demonstration only"  # noqa: S105 - printed at every start; the demo holds nothing real


@dataclass(frozen=True, slots=True)
class SignIn:
    """One demo sign-in; ``what`` says what there is to do today."""

    email: str
    roles: str
    name: str
    what: str
    language: str = "en"
    organization: str | None = None
    reviewer: str | None = None


SIGN_INS = (
    SignIn("worker@demo.example", "worker", "Rosalind Dreamt", "follow three cases, apply for a new review"),
    SignIn("trabajadora@demo.example", "worker", "Noemi Muestra", "the same, in Spanish", "es"),
    SignIn(
        "attorney@demo.example",
        "attorney",
        "Imagined Law Office",
        "the cases of many workers",
        organization="imagined-law",
    ),
    SignIn("designee@demo.example", "designee", "Juniper Dreamt", "act for a worker"),
    SignIn(
        "physician@demo.example", "physician", "Nemo Sampleman, MD", "send records, certify an urgent case"
    ),
    SignIn(
        "claims@demo.example",
        "claims_administrator",
        "Imaginary Mutual",
        "send late records, acknowledge notices, pay fees",
        organization="imaginary-mutual",
    ),
    SignIn(
        "fund@demo.example",
        "claims_administrator",
        "Make-Believe Fund",
        "the same for another administrator",
        organization="makebelieve-fund",
    ),
    SignIn("intake@demo.example", "intake", "Ingrid Inkwell", "screen new applications, find the duplicate"),
    SignIn(
        "manager@demo.example", "case_manager", "Mortimer Docket", "eligibility, notices, records, assignment"
    ),
    SignIn(
        "reviewer@demo.example",
        "reviewer",
        "",
        "two reviews to write, one offer to answer",
        reviewer="r-7f3a01",
    ),
    SignIn("reviewer2@demo.example", "reviewer", "", "an offer to answer", reviewer="r-7f3a02"),
    SignIn("reviewer3@demo.example", "reviewer", "", "a question that is open", reviewer="r-7f3a03"),
    SignIn("quality@demo.example", "quality_reviewer", "Quilla Proof", "two drafts to check"),
    SignIn(
        "director@demo.example", "medical_director", "Dr. Merle Sealed", "two letters to issue, plans to make"
    ),
    SignIn(
        "regulator@demo.example", "administrative_director", "Rhea Public", "the month's report, late cases"
    ),
    SignIn(
        "admin@demo.example", "system_administrator", "Axel Ledger", "people, rules in force, the audit chain"
    ),
)
ORGANIZATIONS = {
    "imaginary-mutual": "Imaginary Mutual Indemnity Company",
    "makebelieve-fund": "Make-Believe Compensation Fund",
    "imagined-law": "Imagined Law Office",
}


def make_people() -> Mapping[str, User]:
    """Everyone of the demo by e-mail address, with the second factor where the role asks for one."""
    for ref, name in ORGANIZATIONS.items():
        Organization.objects.get_or_create(ref=ref, defaults={"name": name})
    return {one.email: _person(one) for one in SIGN_INS}


def _person(one: SignIn) -> User:
    person = User.objects.create_user(
        one.email,
        PASSWORD,
        name=one.name,
        roles=one.roles,
        language=one.language,
        organization_id=one.organization,
        reviewer=ReviewerRow.objects.get(ref=one.reviewer) if one.reviewer else None,
    )
    if person.role_set & STAFF:
        enroll(person)
    return person
