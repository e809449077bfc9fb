"""The tables of quality review: draws of samples, and what was said of each draft."""

from __future__ import annotations

from django.db import models

from openimr.web.desk.models import DraftRow


class DrawRow(models.Model):
    """A draw, so that anyone can draw it again: seed, share, population with its digest, what was picked."""

    seed = models.CharField(max_length=64)
    share = models.DecimalField(max_digits=5, decimal_places=4)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the population, one entry a line")
    population = models.TextField(help_text="case number and version, one a line, sorted")
    picked = models.TextField(help_text="the entries picked, one a line, sorted")
    by = models.CharField(max_length=20)
    drawn_at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_quality_draw"


class DrawnRow(models.Model):
    """A draft that took part in a draw; it takes part in one only."""

    draft = models.OneToOneField(DraftRow, primary_key=True, on_delete=models.PROTECT, related_name="drawn")
    draw = models.ForeignKey(DrawRow, on_delete=models.PROTECT, related_name="drafts")
    picked = models.BooleanField()

    class Meta:
        """The table's name."""

        db_table = "imr_quality_drawn"


class ReviewRow(models.Model):
    """What quality review said of a draft: returned or approved, read in full or lightly, and on what.

    ``answers`` are the reasons given to errors of the linter, ``contents`` the keys that were ticked,
    ``comments`` what was said to each item; all JSON.
    """

    draft = models.ForeignKey(DraftRow, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=12)
    extent = models.CharField(max_length=8)
    answers = models.TextField(default="[]")
    contents = models.TextField(default="[]")
    comments = models.TextField(default="{}")
    findings = models.PositiveIntegerField(default=0, help_text="errors of the linter at that moment")
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_quality_review"
