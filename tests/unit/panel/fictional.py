"""Invented reviewers, companies and cases; no person in them is real."""

from dataclasses import replace
from datetime import date

from openimr.case import DisputedItem, Service
from openimr.panel import (
    Attestation,
    CaseToAssign,
    Certification,
    EntityGraph,
    Licence,
    Link,
    Practice,
    Reviewer,
    resolve,
)

DAY = date(2016, 3, 1)
NAMES = {
    "employer": ["Dummyport Warehouse Co."],
    "insurer": ["Imaginary Mutual Indemnity Company"],
    "tpa": ["Imaginary Claims Services"],
    "holding": ["Make-Believe Holding Corporation"],
    "group": ["Specimen Spine Medical Group"],
    "sampleman": ["Sampleman, Nemo"],
    "partner": ["Model, Mona"],
    "ur": ["Placeholder Utilization Review"],
    "worker": ["Fictus, Orlando"],
}
LINKS = [
    Link("holding", "owns", "insurer", "register"),
    Link("holding", "owns", "tpa", "register", date(2011, 1, 1), date(2016, 12, 31)),
    Link("sampleman", "part_of", "group", "profile"),
    Link("partner", "part_of", "group", "profile"),
]
NAMED = {
    "employer": ["Dummyport Warehouse Company"],
    "insurer": ["Imaginary Mutual Indemnity Co"],
    "claims_administrator": ["Imaginary Claims Services, Inc."],
    "mpn": [],
    "requesting_physician": ["Nemo Sampleman, MD"],
    "medical_group": [],
    "worker": ["Orlando Fictus"],
    "attorney": [],
    "ur_organization": ["Placeholder Utilization Review"],
    "ur_reviewer": [],
    "facility": [],
    "maker": [],
}


def graph():
    return EntityGraph(NAMES, LINKS, people=["sampleman", "partner", "worker"])


def reviewer(ref="r-7f3a", **changes):
    """A reviewer whom nothing blocks."""
    base = Reviewer(
        ref=ref,
        degree_class="md_do",
        licences=(Licence("California", "physician", "active", date(2017, 1, 1)),),
        specialties=("Orthopedic Surgery",),
        certifications=(Certification("Board", "Orthopedic Surgery", ("Knee",), date(2018, 1, 1)),),
        practice=Practice(date(2000, 1, 1), None, 40),
        sanctions=(),
        qme=(),
        attestations=(Attestation(date(2016, 1, 1), "yearly attestation"),),
        capacity=2,
        turnaround_days=10,
    )
    return replace(base, **changes)


def case(number="CM16-0000001", kind="mri", region="knee", named=None, day=DAY, **more):
    """A case with all parties disclosed; ``named`` changes roles, None removes one."""
    roles = {**NAMED, **(named or {})}
    about = {key: more.pop(key) for key in ("earlier_cases", "remand") if key in more}
    parties = resolve(
        number,
        {role: some for role, some in roles.items() if some is not None},
        graph(),
        day,
        kinds=[kind],
        **about,
    )
    return CaseToAssign(parties, (DisputedItem(1, kind, Service(kind, region)),), **more)
