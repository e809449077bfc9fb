"""Persistence: cases, their sealed events, clocks, notices, documents, reviewers and assignments."""
