"""Reviewers: credentials, relations, conflict reports, matching, assignment. No name leaves this room."""
