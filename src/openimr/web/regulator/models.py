"""The tables of the regulator's figures: what a report needs of a case, and each decided item. No names."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow


class RecordRow(models.Model):
    """A case as the reports count it (``process.statistics.CaseRecord``); folded again after each event."""

    case = models.OneToOneField(CaseRow, primary_key=True, on_delete=models.PROTECT, related_name="record")
    priority = models.CharField(max_length=16)
    received = models.DateField(null=True, db_index=True)
    duplicate = models.BooleanField(default=False)
    questioned = models.DateField(null=True, db_index=True)
    ineligible = models.DateField(null=True, db_index=True)
    eligible = models.DateField(null=True, db_index=True)
    assigned = models.DateField(null=True)
    records_complete = models.DateField(null=True)
    issued = models.DateField(null=True, db_index=True)
    due = models.DateField(null=True)
    upheld = models.PositiveIntegerField(default=0)
    overturned = models.PositiveIntegerField(default=0)
    reviewers = models.PositiveIntegerField(default=1)

    class Meta:
        """The table's name."""

        db_table = "imr_case_record"


class DecidedItemRow(models.Model):
    """An item of the newest determination in force: its outcome, and what overturn rates are grouped by."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="decided_items")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12)
    decided = models.DateField(db_index=True)
    kind = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=40, blank=True)
    specialty = models.CharField(max_length=80, blank=True)

    class Meta:
        """An item is decided once in a determination."""

        db_table = "imr_decided_item"
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_decision_an_item")]
