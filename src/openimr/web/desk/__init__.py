"""The expert reviewer's desk: records, worksheet and draft side by side."""
