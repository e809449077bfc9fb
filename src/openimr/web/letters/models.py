"""The tables of letters: each issued version, frozen; corrections in the making; how each was served."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow


class LetterRow(models.Model):
    """One issued version: its PDF and HTML in the vault by SHA-256, and the head of the chain it prints.

    ``head`` is the seal of the event before the issue; the event of the issue, number ``event`` of the case,
    seals the digests. ``content`` is what was composed (``letters.content.Content`` as JSON).
    """

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="letters")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    html_digest = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    event = models.PositiveIntegerField(null=True)
    content = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="why a version was corrected")
    issued_at = models.DateTimeField()

    class Meta:
        """One letter a version."""

        db_table = "imr_letter"
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_letter_a_version")]


class CorrectionRow(models.Model):
    """A correction in the making: the words as they will be, and why. Gone once it is issued."""

    case = models.OneToOneField(CaseRow, primary_key=True, on_delete=models.PROTECT)
    content = models.TextField()
    reason = models.TextField()
    by = models.CharField(max_length=20)
    saved_at = models.DateTimeField()

    class Meta:
        """One correction at a time."""

        db_table = "imr_correction"


class ServiceRow(models.Model):
    """How a version reached a party: to which role, by which channel, when; noted by whom and when."""

    letter = models.ForeignKey(LetterRow, on_delete=models.PROTECT, related_name="services")
    role = models.CharField(max_length=32)
    channel = models.CharField(max_length=20)
    served_at = models.DateTimeField()
    by = models.CharField(max_length=20)
    noted_at = models.DateTimeField()

    class Meta:
        """The same service is noted once."""

        db_table = "imr_service"
        constraints = [
            models.UniqueConstraint(fields=["letter", "role", "channel", "served_at"], name="one_service")
        ]
