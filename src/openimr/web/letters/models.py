"""The tables of letters: each issued version of a determination, frozen."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow


class LetterRow(models.Model):
    """One issued version: its PDF and HTML in the vault by SHA-256, and the head of the chain it prints."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="letters")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    html_digest = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    reason = models.TextField(blank=True, help_text="why a version was corrected")
    issued_at = models.DateTimeField()

    class Meta:
        """One letter a version."""

        db_table = "imr_letter"
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_letter_a_version")]
