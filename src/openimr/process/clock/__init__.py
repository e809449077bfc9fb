"""Deadlines: one rule, one trigger, every skipped day with its reason, one date."""
