"""Fees by their key, and the ledger of penalties; both are data with their sources."""

from openimr.process.fees.fee import fee
from openimr.process.fees.late import late_records
from openimr.process.fees.model import Degree, Fee, FeeKey, Penalty, Stage
from openimr.process.fees.penalty import records_penalty

__all__ = ["Degree", "Fee", "FeeKey", "Penalty", "Stage", "fee", "late_records", "records_penalty"]
