"""Logs carry no names and no clinical text: only our own lines pass with their words, others by origin."""

from __future__ import annotations

import logging


class WithoutCaseData(logging.Filter):
    """Keeps a record of our own, whose words are fixed; of any other, only who logged what kind of error.

    A database error quotes the row that it refused, a traceback the values of its lines: both stay out.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Reduce the record to what may be kept; nothing is dropped without a trace."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        if not record.name.startswith("openimr"):
            record.msg, record.args = "a message of a library was left out", ()
        if kind:
            record.msg, record.args = f"{record.getMessage()} ({kind})", ()
        return True
