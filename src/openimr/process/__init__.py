"""The life of a case: states and events, clocks that explain their dates, eligibility, notices and fees.

Pure functions over the programme's data; persistence and jobs live in ``web``.
"""

from openimr.process.life import CaseLife, Event, Step, begin, replay, transition

__all__ = ["CaseLife", "Event", "Step", "begin", "replay", "transition"]
