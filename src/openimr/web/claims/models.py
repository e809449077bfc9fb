"""The tables of the claims administrator's pages: receipts of what was sent, claim numbers to search."""

from __future__ import annotations

from django.db import models

from openimr.web.accounts.models import Organization
from openimr.web.store.models import CaseRow, DocumentRow


class ClaimNumberRow(models.Model):
    """The administrator's own number of a case, as letters and digits only, to be found by its beginning."""

    case = models.OneToOneField(
        CaseRow, primary_key=True, on_delete=models.PROTECT, related_name="claim_number"
    )
    key = models.CharField(max_length=60, db_index=True)

    class Meta:
        """The table's name."""

        db_table = "imr_claim_number"


class ReceiptRow(models.Model):
    """One sending of documents by a claims administrator; ``by`` is a reference, never a name."""

    ref = models.CharField(primary_key=True, max_length=24)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=20, db_index=True)
    at = models.DateTimeField()

    class Meta:
        """The newest receipts of an organization come first."""

        db_table = "imr_receipt"
        indexes = [models.Index(fields=["organization", "-at"], name="receipts_of_organization")]


class ReceiptLineRow(models.Model):
    """A file of a sending: what was said of it, its SHA-256, where it went or why it went nowhere.

    ``place`` counts within the receipt. A file that matches no case keeps its bytes in the vault and waits.
    """

    receipt = models.ForeignKey(ReceiptRow, on_delete=models.PROTECT, related_name="lines", db_index=False)
    place = models.PositiveIntegerField()
    case = models.ForeignKey(CaseRow, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(DocumentRow, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    control = models.CharField(max_length=60, blank=True)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    standing = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        """One file a place."""

        db_table = "imr_receipt_line"
        constraints = [models.UniqueConstraint(fields=["receipt", "place"], name="one_file_a_place")]
