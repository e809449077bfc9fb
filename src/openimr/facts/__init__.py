"""Clinical facts with status, time, region and evidence: ``extract`` is the front door."""

from openimr.facts.extract import extract
from openimr.facts.model import COUNTS, Counts, Fact, FactTime, Status
from openimr.facts.person import person

__all__ = ["COUNTS", "Counts", "Fact", "FactTime", "Status", "extract", "person"]
