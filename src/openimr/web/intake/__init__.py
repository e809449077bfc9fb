"""Intake and case management: queues, eligibility, the page of a case."""
