"""The table of this room: the keys under which an application is found again."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow


class BlockingKeyRow(models.Model):
    """A key of an application; applications that share one are compared as possible duplicates.

    Keys are made of the worker's names, dates and claim number, so they are as private as the parties are.
    """

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)

    class Meta:
        """Keys are looked up, cases found; a case has a key once."""

        db_table = "imr_blocking_key"
        constraints = [models.UniqueConstraint(fields=["key", "case"], name="one_key_a_case")]

    def __str__(self) -> str:
        """Never the key: it is made of a name."""
        return f"a key of case {self.case_id}"
