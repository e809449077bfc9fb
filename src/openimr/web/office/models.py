"""The table of the administration: every change of an account, by reference, for ever."""

from __future__ import annotations

from django.db import models


class ChangeRow(models.Model):
    """Who changed what of whom, and when; rows are only ever added (the database refuses anything else).

    ``by`` and ``whom`` are references of people, ``what`` a word of ``people.CHANGES``, ``before`` and
    ``after`` roles or a reason; no name and no password is in it.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=20)
    whom = models.CharField(max_length=40, db_index=True)
    what = models.CharField(max_length=40)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)

    class Meta:
        """The table's name."""

        db_table = "imr_account_change"
