"""The docket: where events of cases are kept, each sealed into the chain of its case."""

from openimr.process.docket.chain import GENESIS, Link, fold, link, read_payload, seal
from openimr.process.docket.memory import MemoryDocket
from openimr.process.docket.port import Docket, refuse_stale

__all__ = [
    "GENESIS",
    "Docket",
    "Link",
    "MemoryDocket",
    "fold",
    "link",
    "read_payload",
    "refuse_stale",
    "seal",
]
