"""The tables of assignment: entities, profiles as they were, clearances, plans, and every unsealing."""

from __future__ import annotations

from django.db import models

from openimr.web.store.models import CaseRow, ReviewerRow


class EntityRow(models.Model):
    """A company, group or person that reviewers and parties have ties to; ``names`` one a line."""

    ref = models.CharField(primary_key=True, max_length=64)
    names = models.TextField()
    person = models.BooleanField(default=False)

    class Meta:
        """The table's name."""

        db_table = "imr_panel_entity"

    def __str__(self) -> str:
        """Never the name: a row printed by mistake must not tell it."""
        return self.ref


class LinkRow(models.Model):
    """Who owns whom, who is part of what; ``link`` is JSON in the shape of a panel file."""

    link = models.TextField()

    class Meta:
        """The table's name."""

        db_table = "imr_panel_link"


class ProfileRow(models.Model):
    """A profile as somebody left it, with the reason; rows are only ever added."""

    reviewer = models.ForeignKey(ReviewerRow, on_delete=models.PROTECT, related_name="profiles")
    profile = models.TextField()
    active = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_panel_profile"


class ClearanceRow(models.Model):
    """A person's decision about one row of a report (or a weak match), with its reason; only ever added.

    Without a reviewer it holds for every reviewer of the case: what the case itself does not say.
    """

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="clearances")
    reviewer = models.ForeignKey(ReviewerRow, null=True, on_delete=models.PROTECT, related_name="clearances")
    what = models.CharField(max_length=200)
    reason = models.TextField()
    day = models.DateField()
    by_role = models.CharField(max_length=32)
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_clearance"


class PlanRow(models.Model):
    """A plan of many assignments with everything it rests on, so that it can be computed again."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the plan as written")
    seed = models.BigIntegerField()
    day = models.DateField()
    plan = models.TextField()
    inputs = models.TextField(help_text="the cases and reviewers as they were, references only")
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    by = models.CharField(max_length=20)
    made_at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_assignment_plan"


class UnsealRow(models.Model):
    """A reviewer's name and contact were opened: who looked, what for, why, when. Only ever added."""

    reviewer = models.ForeignKey(ReviewerRow, on_delete=models.PROTECT, related_name="unsealings")
    purpose = models.CharField(max_length=40)
    reason = models.TextField()
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_unseal"
