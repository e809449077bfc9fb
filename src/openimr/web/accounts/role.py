"""The roles of people who sign in, and which of them belong together."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, get_args

from openimr.process.life import Role as LifeRole

WebRole = Literal[LifeRole, "system_administrator"]

PARTIES = frozenset({"worker", "attorney", "designee", "physician", "claims_administrator"})
OFFICE = frozenset({"intake", "case_manager", "quality_reviewer", "medical_director", "billing"})
"""Those inside the review organization who work on every case."""
STAFF = OFFICE | {"reviewer", "administrative_director", "system_administrator"}
"""Those who need a second factor: everyone but the parties."""
ROLES: tuple[str, ...] = tuple(
    role for role in (*get_args(LifeRole), "system_administrator") if role not in {"clock", "appeals_board"}
)
NAMES = MappingProxyType(
    {
        "worker": "Injured worker",
        "attorney": "Attorney of the worker",
        "designee": "Designee of the worker",
        "physician": "Requesting physician",
        "claims_administrator": "Claims administrator",
        "administrative_director": "Regulator",
        "intake": "Intake",
        "case_manager": "Case manager",
        "reviewer": "Expert reviewer",
        "quality_reviewer": "Quality reviewer",
        "medical_director": "Medical director",
        "billing": "Billing",
        "system_administrator": "System administrator",
    }
)
NAMES_IN_SPANISH = MappingProxyType(
    {
        "worker": "Trabajador lesionado",
        "attorney": "Abogado del trabajador",
        "designee": "Persona designada",
        "physician": "Médico solicitante",
        "claims_administrator": "Administrador de reclamos",
    }
)
