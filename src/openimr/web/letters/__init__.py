"""Letters: preview, issue, serve, correct."""
