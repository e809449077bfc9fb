"""The tables. An event's text is the truth; all else of a case is folded from it in one transaction."""

from __future__ import annotations

from django.db import models


class CaseRow(models.Model):
    """Where a case stands (a projection of its events), its version and the newest seal of its chain."""

    number = models.CharField(primary_key=True, max_length=32)
    program = models.CharField(max_length=64)
    state = models.CharField(max_length=40, db_index=True)
    priority = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    life = models.TextField()
    received_on = models.DateField(null=True)
    next_due_on = models.DateField(null=True, db_index=True)
    queue_on = models.DateField(null=True, help_text="what an open case is ordered by; empty once closed")

    class Meta:
        """Queues read open cases by urgency, all of them or those in one state."""

        db_table = "imr_case"
        indexes = [
            models.Index(fields=["queue_on", "number"], name="queue_by_risk"),
            models.Index(fields=["state", "queue_on", "number"], name="queue_by_state"),
        ]


class EventRow(models.Model):
    """One sealed event; rows are only ever added (the database refuses anything else)."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="events", db_index=False)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=48)
    payload = models.TextField()
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        """One place of a chain holds one event."""

        db_table = "imr_event"
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="one_event_a_place")]


class ClockRow(models.Model):
    """A deadline of a case; ``place`` is its place among the clocks of the case."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="clocks", db_index=False)
    place = models.PositiveIntegerField()
    rule = models.CharField(max_length=8)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    standing = models.CharField(max_length=8)

    class Meta:
        """The tick looks for clocks that run and are over."""

        db_table = "imr_clock"
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_clock_a_place")]
        indexes = [models.Index(fields=["standing", "due_on"], name="running_clocks")]


class NoticeRow(models.Model):
    """A notice owed to one role by one event: what, to whom, by which channel, when it went out.

    ``key`` is the same for the same notice however often it is owed or sent: nothing goes out twice.
    """

    key = models.CharField(primary_key=True, max_length=120)
    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="notices")
    event = models.PositiveIntegerField()
    kind = models.CharField(max_length=48)
    role = models.CharField(max_length=32)
    data = models.TextField()
    channel = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=2, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    queued_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """What waits to be sent is looked for often."""

        db_table = "imr_notice"
        indexes = [models.Index(fields=["sent_at", "kind"], name="notices_to_send")]


class PartyRow(models.Model):
    """A party to a case: where its notices go. Names and addresses live here and in documents only."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="parties", db_index=False)
    role = models.CharField(max_length=32)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    channels = models.CharField(max_length=60, default="mail")
    language = models.CharField(max_length=2, default="en")

    class Meta:
        """A role is filled once in a case."""

        db_table = "imr_party"
        constraints = [models.UniqueConstraint(fields=["case", "role"], name="one_party_a_role")]

    def __str__(self) -> str:
        """Never the name: a row printed by mistake must not tell it."""
        return f"{self.role} of case {self.case_id}"


class DisputeRow(models.Model):
    """What the application says of the dispute, as notices quote it: claim, dates, treatments by item."""

    case = models.OneToOneField(CaseRow, primary_key=True, on_delete=models.PROTECT)
    facts = models.TextField()
    application = models.TextField(blank=True, help_text="the case as JSON, in the shape of a case.yaml")

    class Meta:
        """The table's name."""

        db_table = "imr_dispute"


class OutboxRow(models.Model):
    """What left the house: the rendered notice, once; a carrier takes it from here."""

    notice = models.OneToOneField(NoticeRow, primary_key=True, on_delete=models.PROTECT)
    content = models.BinaryField()
    put_at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_outbox"


class AcknowledgementRow(models.Model):
    """A recipient says that a notice has reached them: who, by reference, and when. Said once."""

    notice = models.OneToOneField(
        NoticeRow, primary_key=True, on_delete=models.PROTECT, related_name="acknowledgement"
    )
    by = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_acknowledgement"


class DocumentRow(models.Model):
    """A document of a case file: who sent it, when, and the SHA-256 of its bytes."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="documents", db_index=False)
    digest = models.CharField(max_length=64)
    sender = models.CharField(max_length=32)
    kind = models.CharField(max_length=40, blank=True, help_text="what the sender says it is")
    name = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    pages = models.PositiveIntegerField(null=True)
    gaps = models.TextField(blank=True)
    ingested_at = models.DateTimeField(null=True)

    class Meta:
        """The same bytes come into a case once."""

        db_table = "imr_document"
        constraints = [models.UniqueConstraint(fields=["case", "digest"], name="one_document_a_digest")]


class ReviewerRow(models.Model):
    """A reviewer by opaque reference: credentials, relations and load as the panel writes them, no name."""

    ref = models.CharField(primary_key=True, max_length=40)
    profile = models.TextField()
    active = models.BooleanField(default=True)

    class Meta:
        """The table's name."""

        db_table = "imr_reviewer"


class ReviewerIdentityRow(models.Model):
    """Who a reviewer is. No export, notice, letter, log or projection reads this table."""

    reviewer = models.OneToOneField(ReviewerRow, primary_key=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    contact = models.TextField(blank=True)

    class Meta:
        """The table's name."""

        db_table = "imr_reviewer_identity"

    def __str__(self) -> str:
        """Never the name: a row printed by mistake must not tell it."""
        return f"identity of {self.reviewer_id}"


class AssignmentRow(models.Model):
    """An offer of a case to a reviewer, with the snapshots on which it rests."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(ReviewerRow, on_delete=models.PROTECT, related_name="assignments")
    standing = models.CharField(max_length=16)
    credentials = models.TextField()
    conflicts = models.TextField()
    plan = models.CharField(max_length=64)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """The table's name."""

        db_table = "imr_assignment"


class LeaseRow(models.Model):
    """A job worker that is alive: it renews its lease; jobs of one that does not are given to another."""

    worker = models.CharField(primary_key=True, max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        """The table's name."""

        db_table = "imr_worker_lease"


class NumberRow(models.Model):
    """The last case number given under a prefix, which holds programme and year."""

    prefix = models.CharField(primary_key=True, max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """The table's name."""

        db_table = "imr_number"
