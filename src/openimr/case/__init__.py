"""The dispute itself, as values: who asked for what, and what utilization review refused."""

from openimr.case.errors import CaseError
from openimr.case.model import (
    Application,
    Case,
    DisputedItem,
    Priority,
    Quantity,
    Region,
    Request,
    RequestPart,
    Service,
    ServiceMethod,
    Side,
    Signer,
    UtilizationReviewDecision,
)
from openimr.case.read import read_case
from openimr.case.reconcile import in_one_unit, is_substituted
from openimr.case.request import read_item, read_request
from openimr.case.service import is_associated, read_service

__all__ = [
    "Application",
    "Case",
    "CaseError",
    "DisputedItem",
    "Priority",
    "Quantity",
    "Region",
    "Request",
    "RequestPart",
    "Service",
    "ServiceMethod",
    "Side",
    "Signer",
    "UtilizationReviewDecision",
    "in_one_unit",
    "is_associated",
    "is_substituted",
    "read_case",
    "read_item",
    "read_request",
    "read_service",
]
