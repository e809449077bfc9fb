"""The tables of the worker's side: applications in the making, and how filed ones were signed."""

from __future__ import annotations

from django.db import models

from openimr.web.accounts.models import User
from openimr.web.store.models import CaseRow


class ApplicationDraftRow(models.Model):
    """An application in the making: all that was typed by step, as JSON, also what is not complete yet.

    ``papers`` lists the documents that will come with it; their bytes are in the vault already.
    """

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="applications")
    content = models.TextField(default="{}")
    papers = models.TextField(default="[]")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    filed = models.OneToOneField(CaseRow, null=True, on_delete=models.PROTECT, related_name="draft")

    class Meta:
        """The table's name."""

        db_table = "imr_application_draft"

    def __str__(self) -> str:
        """Never what was typed: a row printed by mistake must not tell it."""
        return f"application {self.pk}"


class SignatureRow(models.Model):
    """An electronic signature: the very text that was signed, its SHA-256, the typed name, who and when."""

    case = models.OneToOneField(CaseRow, primary_key=True, on_delete=models.PROTECT, related_name="signature")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=32)
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_signature"

    def __str__(self) -> str:
        """Never the name: a row printed by mistake must not tell it."""
        return f"signature of case {self.case_id}"
