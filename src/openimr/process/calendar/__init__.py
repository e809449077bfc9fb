"""Which days count: dated holiday rules of the programme, one calendar for each purpose."""

from openimr.process.calendar.calendar import Calendar, Closure, calendar

__all__ = ["Calendar", "Closure", "calendar"]
