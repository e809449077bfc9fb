"""The life of a case: states and events, clocks that explain their dates, eligibility, notices and fees.

Pure functions over the programme's data; persistence and jobs live in ``web``.
"""
