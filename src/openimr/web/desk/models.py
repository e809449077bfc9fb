"""The tables of the desk: drafts, the reviewer's rulings on facts, and the pages that were opened."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow, DocumentRow


class DraftRow(models.Model):
    """One version of a draft (``desk.draft.Draft`` as JSON). The newest may be working.

    ``revision`` counts the savings of a working version, so that a late saving from another window is told.
    All other versions are frozen.
    """

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveIntegerField()
    reviewer = models.CharField(max_length=40)
    standing = models.CharField(max_length=12, default="working")
    content = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    comment = models.TextField(blank=True, help_text="why it was returned")
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        """One draft a version."""

        db_table = "imr_draft"
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_draft_a_version")]


class RulingRow(models.Model):
    """What the reviewer says of a fact: confirmed, corrected, rejected (with a reason), or added by them."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="rulings")
    fact = models.CharField(max_length=160)
    ruling = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    value = models.TextField(blank=True, help_text="the corrected or added fact as JSON")
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name; the newest ruling on a fact holds."""

        db_table = "imr_ruling"
        indexes = [models.Index(fields=["case", "fact"], name="rulings_of_a_fact")]


class OpenedRow(models.Model):
    """A page of the case file that the reviewer had before them, and when first."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="opened")
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT, related_name="opened")
    page = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        """A page is noted once."""

        db_table = "imr_opened"
        constraints = [
            models.UniqueConstraint(fields=["case", "document", "page"], name="one_opening_a_page")
        ]
