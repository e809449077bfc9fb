"""The regulator's reports."""
